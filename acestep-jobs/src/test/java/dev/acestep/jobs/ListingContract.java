package dev.acestep.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.music.TaskType;
import dev.acestep.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How every implementation of {@link Jobs} lists. */
abstract class ListingContract {
    final SettableClock clock = new SettableClock(Instant.parse("2026-03-31T12:00:00Z"));

    abstract Jobs jobs();

    @Test
    void theNewestComeFirstUnlessTheOldestAreWanted() {
        JobId old = submit(Requests.song("old"));
        JobId young = submit(Requests.song("young"));
        assertThat(ids(jobs().list(new Query().build()))).containsExactly(young, old);
        assertThat(ids(jobs().list(new Query().oldestFirst().build()))).containsExactly(old, young);
    }

    @Test
    void pagesAreStableWhileJobsComeAndGo() {
        List<JobId> submitted = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            submitted.add(submit(Requests.song("song " + i)));
        }
        JobPage first = jobs().list(new Query().limit(3).build());
        assertThat(first.total()).isEqualTo(7);
        assertThat(first.next()).contains(submitted.get(4));

        submit(Requests.song("later"));
        jobs().cancel(submitted.get(4));
        JobPage second = jobs().list(new Query().limit(3).after(first.next()).build());
        assertThat(ids(second)).containsExactly(submitted.get(3), submitted.get(2), submitted.get(1));

        JobPage third = jobs().list(new Query().limit(3).after(second.next()).build());
        assertThat(ids(third)).containsExactly(submitted.get(0));
        assertThat(third.next()).isEmpty();
    }

    @Test
    void aPageThatIsExactlyFullIsTheLast() {
        submit(Requests.song("one"));
        submit(Requests.song("two"));
        assertThat(jobs().list(new Query().limit(2).build()).next()).isEmpty();
    }

    @Test
    void aPageMayBeginAfterANumberOfJobs() {
        List<JobId> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            submitted.add(submit(Requests.song("song " + i)));
        }
        JobPage page = jobs().list(new Query().limit(2).skip(2).build());
        assertThat(ids(page)).containsExactly(submitted.get(2), submitted.get(1));
        assertThat(page.total()).isEqualTo(5);
        assertThat(ids(new Query().skip(5))).isEmpty();
    }

    @Test
    void filtersNarrowTheList() {
        JobId waiting = submit(Requests.song("waiting"));
        JobId cancelled = submit(Requests.song("cancelled"));
        JobId foreign = submit(Requests.from(new Dialect("pixazo"), "alice"));
        jobs().cancel(cancelled);
        assertThat(ids(new Query().state(JobState.CANCELLED))).containsExactly(cancelled);
        assertThat(ids(new Query().dialect(new Dialect("pixazo")))).containsExactly(foreign);
        assertThat(ids(new Query().owner("alice"))).containsExactly(foreign);
        assertThat(ids(new Query().model("acestep-sketch"))).containsExactly(foreign, cancelled, waiting);
        assertThat(ids(new Query().model("ace-step")))
                .as("as the caller wrote it")
                .hasSize(3);
        assertThat(ids(new Query().model("other"))).isEmpty();
        assertThat(ids(new Query().task(TaskType.TEXT2MUSIC))).hasSize(3);
        assertThat(ids(new Query().task(TaskType.COVER))).isEmpty();
    }

    @Test
    void jobsAreFoundByTheTimeOfTheirCreation() {
        Instant before = clock.instant();
        JobId first = submit(Requests.song("first"));
        Instant between = clock.instant().plus(Duration.ofNanos(500_000));
        JobId second = submit(Requests.song("second"));
        assertThat(ids(new Query().createdAfter(before))).containsExactly(second, first);
        assertThat(ids(new Query().createdAfter(between))).containsExactly(second);
        assertThat(ids(new Query().createdBefore(between))).containsExactly(first);
    }

    @Test
    void textIsFoundInPromptAndLyricsWhateverItsCaseAndSigns() {
        JobId rock = submit(Requests.song("100% ROCK_n_roll", ""));
        JobId ballad = submit(Requests.song("ballad", "[Verse]\nÜber den Dächern"));
        assertThat(ids(new Query().text("rock_N"))).containsExactly(rock);
        assertThat(ids(new Query().text("100%"))).containsExactly(rock);
        assertThat(ids(new Query().text("über DEN"))).containsExactly(ballad);
        assertThat(ids(new Query().text("r%k"))).as("% is no wildcard").isEmpty();
        assertThat(ids(new Query().text("roll_"))).as("_ is no wildcard").isEmpty();
        assertThat(ids(new Query().text("' OR 1=1 --"))).isEmpty();
    }

    private JobId submit(Submission submission) {
        clock.advance(Duration.ofMillis(1));
        return jobs().submit(submission).job().id();
    }

    private List<JobId> ids(Query query) {
        return ids(jobs().list(query.build()));
    }

    private static List<JobId> ids(JobPage page) {
        return page.jobs().stream().map(Job::id).toList();
    }
}
