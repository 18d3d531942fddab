package dev.acestep.jobs.keys;

import dev.acestep.jobs.Consequence;
import dev.acestep.jobs.Cost;
import dev.acestep.jobs.InsufficientCredits;
import dev.acestep.jobs.Job;
import dev.acestep.jobs.Submission;
import dev.acestep.jobs.TooManyJobs;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the accounts: a job of a key is taken if the key has enough left and not too many jobs open, its cost is
 * reserved with its row, and what it really cost takes the reservation's place with its end.
 */
public final class CreditLedger implements Consequence {
    private static final double FIRST_ESTIMATE_MILLIS = 5_000;
    private static final double LONGEST_WAIT_MILLIS = 3_600_000;

    @Override
    public void admit(Handle sql, Submission submission) {
        submission.owner().flatMap(new KeyRows(sql)::find).ifPresent(key -> {
            requireCredit(key, Cost.reservedMillis(submission.request()));
            requirePlace(key, new UsageRows(sql));
        });
    }

    @Override
    public void submitted(Handle sql, Job job) {
        job.submission().owner().ifPresent(key -> {
            long reserved = Cost.reservedMillis(job.submission().request());
            new UsageRows(sql).insert(job, key, reserved);
            new KeyRows(sql).spend(key, reserved);
        });
    }

    @Override
    public void ended(Handle sql, Job job) {
        new UsageRows(sql)
                .end(job)
                .ifPresent(held -> new KeyRows(sql).spend(held.key(), Cost.chargedMillis(job) - held.millis()));
    }

    private static void requireCredit(ApiKey key, long needed) {
        key.credit().leftMillis().filter(left -> needed > 0 && left < needed).ifPresent(left -> {
            throw new InsufficientCredits(Cost.seconds(needed), Cost.seconds(Math.max(0, left)));
        });
    }

    private static void requirePlace(ApiKey key, UsageRows usage) {
        key.limits()
                .concurrentJobs()
                .filter(most -> usage.open(key.name()) >= most)
                .ifPresent(most -> {
                    throw new TooManyJobs(most, retryAfterSeconds(key, usage));
                });
    }

    /** One of so many open jobs ends about once in the time that a job takes, divided by their number. */
    private static int retryAfterSeconds(ApiKey key, UsageRows usage) {
        double each = usage.averageMillis(key.name()).orElse(FIRST_ESTIMATE_MILLIS);
        double next = each / Math.max(1, usage.open(key.name()));
        return (int) Math.ceil(Math.clamp(next, 1_000, LONGEST_WAIT_MILLIS) / 1000);
    }
}
