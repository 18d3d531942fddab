package dev.acestep.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.jobs.Job;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobEventsTest {
    @TempDir
    static Path folder;

    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(folder, Settings.OPEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aJobIsFollowedToItsEnd() throws Exception {
        Job running = server.running("wait");
        Job waiting = server.submit("after it");
        CompletableFuture<List<Event>> first = follow(running, "");
        CompletableFuture<List<Event>> second = follow(waiting, "");
        for (int i = 0; i < 4; i++) {
            Thread.sleep(300);
            server.songs.step(25);
        }
        List<Event> events = first.get();
        assertThat(events.getFirst().name()).isEqualTo("status");
        assertThat(events.getFirst().data().path("status").asText()).isEqualTo("running");
        assertThat(events).extracting(Event::name).contains("stage", "progress");
        assertThat(events.getLast().name()).isEqualTo("result");
        assertThat(events.getLast().data().path("outputs")).hasSize(1);
        assertThat(events).extracting(Event::id).isSorted().doesNotHaveDuplicates();
        assertThat(second.get().get(1).name()).isEqualTo("queue");
        assertThat(second.get().get(1).data().path("position").asInt()).isEqualTo(1);
    }

    @Test
    void anEndedJobSaysSoAtOnceAndIdsGrowOverReconnects() throws Exception {
        Job failed = server.finished("fail");
        List<Event> events = follow(failed, "99999999999999").get();
        assertThat(events).extracting(Event::name).containsExactly("status", "error");
        assertThat(events).extracting(Event::id).containsExactly(100_000_000_000_000L, 100_000_000_000_001L);
        assertThat(events.getLast().data().path("error").path("message").asText())
                .isEqualTo("The engine gave up");
        assertThat(server.get("/v1/jobs/0198c0de-5a3b-7c11-9d0e-3b2f6a1c9e77/events")
                        .statusCode())
                .isEqualTo(404);
    }

    private static CompletableFuture<List<Event>> follow(Job job, String lastId) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                HttpResponse<String> response = server.send(
                        server.request("/v1/jobs/%s/events".formatted(job.id())).header("Last-Event-ID", lastId));
                assertThat(response.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
                return events(response.body());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static List<Event> events(String stream) throws IOException {
        List<Event> events = new ArrayList<>();
        for (String block : stream.strip().split("\n\n", -1)) {
            List<String> lines = Arrays.asList(block.split("\n", -1));
            events.add(new Event(
                    Long.parseLong(value(lines, "id: ")),
                    value(lines, "event: "),
                    JsonText.MAPPER.readTree(value(lines, "data: "))));
        }
        return events;
    }

    private static String value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElseThrow()
                .substring(name.length());
    }

    private record Event(long id, String name, JsonNode data) {}
}
