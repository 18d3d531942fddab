package dev.acestep.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.acestep.jobs.Cost;
import dev.acestep.jobs.keys.ApiKey;
import dev.acestep.jobs.keys.Usage;
import dev.acestep.jobs.keys.UsageReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code acestep keys usage}: what keys have used, in all and job by job. */
@Command(
        name = "usage",
        description = "Shows what keys have used, in seconds of audio: sums, and the latest jobs.",
        footer = {"", "What was granted is what is left, plus what open jobs reserve, plus what was charged."})
final class KeyUsage implements Runnable {
    private static final String TOTAL = "%-24s %7s %6s %12s %12s %12s";
    private static final String JOB = "%-36s  %-24s %-10s %-24s %-9s %10s %10s  %s";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Name of a key, also admin; all if not given.")
    private @Nullable String name;

    @Option(names = "--jobs", paramLabel = "N", description = "How many jobs to show, the latest first (default: 20).")
    private int jobs = 20;

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Mixin
    private KeyOptions options = new KeyOptions();

    @Override
    public void run() {
        UsageReport report = options.with((database, _) ->
                UsageReport.read(database, Optional.ofNullable(name), Math.clamp(jobs, 0, Integer.MAX_VALUE)));
        List<Sum> sums = report.lines().stream().map(Sum::of).toList();
        List<Row> rows = report.latest().stream().map(Row::of).toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.text(new Shown(sums, rows)));
            return;
        }
        out.println(TOTAL.formatted("KEY", "JOBS", "OPEN", "RESERVED s", "CHARGED s", "LEFT s"));
        sums.forEach(sum -> out.println(sum.line()));
        if (!rows.isEmpty()) {
            out.println();
            out.println(
                    JOB.formatted("JOB", "KEY", "DIALECT", "MODEL", "STATE", "RESERVED s", "CHARGED s", "SUBMITTED"));
            rows.forEach(row -> out.println(row.line()));
        }
    }

    private record Shown(List<Sum> keys, List<Row> jobs) {}

    private record Sum(
            String name,
            long jobs,
            long open,
            @JsonProperty("reserved_seconds") double reservedSeconds,
            @JsonProperty("charged_seconds") double chargedSeconds,
            @JsonProperty("granted_seconds") @Nullable Double grantedSeconds,
            @JsonProperty("left_seconds") @Nullable Double leftSeconds) {
        static Sum of(UsageReport.Line line) {
            Usage.Total total = line.total();
            Optional<ApiKey.Credit> credit = line.key().map(ApiKey::credit);
            return new Sum(
                    total.key(),
                    total.jobs(),
                    total.open(),
                    Cost.seconds(total.reservedMillis()),
                    Cost.seconds(total.chargedMillis()),
                    credit.flatMap(ApiKey.Credit::grantedMillis)
                            .map(Cost::seconds)
                            .orElse(null),
                    credit.flatMap(ApiKey.Credit::leftMillis).map(Cost::seconds).orElse(null));
        }

        String line() {
            return TOTAL.formatted(
                    name,
                    jobs,
                    open,
                    Cost.words(reservedSeconds),
                    Cost.words(chargedSeconds),
                    leftSeconds == null ? "-" : Cost.words(leftSeconds));
        }
    }

    private record Row(
            String id,
            String key,
            String dialect,
            String model,
            String state,
            @JsonProperty("reserved_seconds") double reservedSeconds,
            @JsonProperty("charged_seconds") @Nullable Double chargedSeconds,
            @JsonProperty("submitted_at") String submittedAt,
            @JsonProperty("ended_at") @Nullable String endedAt) {
        static Row of(Usage usage) {
            return new Row(
                    usage.job().toString(),
                    usage.key(),
                    usage.dialect().wireName(),
                    usage.model(),
                    usage.end().map(end -> end.state().wireName()).orElse("open"),
                    Cost.seconds(usage.reservedMillis()),
                    usage.end().map(end -> Cost.seconds(end.chargedMillis())).orElse(null),
                    KeyView.time(usage.submittedAt()),
                    usage.end().map(end -> KeyView.time(end.at())).orElse(null));
        }

        String line() {
            return JOB.formatted(
                    id,
                    key,
                    dialect,
                    model,
                    state,
                    Cost.words(reservedSeconds),
                    chargedSeconds == null ? "-" : Cost.words(chargedSeconds),
                    submittedAt);
        }
    }
}
