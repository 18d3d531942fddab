package dev.acestep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from the command line, in a process of its own. */
class DownloadTest {
    private static final String NOWHERE = "http://127.0.0.1:1";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aKilledDownloadShowsNothingAndIsTakenUp() throws IOException, InterruptedException {
        try (SmallHub hub = new SmallHub()) {
            hub.halfOfTheWeights = true;
            Map<String, String> environment = Map.of("HF_ENDPOINT", hub.url(), "MODELSCOPE_ENDPOINT", NOWHERE);
            Process process = Run.start(folder, environment, "download", "vae");
            Path part = folder.resolve("checkpoints/.download/vae/model.safetensors.part");
            for (int i = 0;
                    i < 3_000 && !(Files.exists(part) && Files.size(part) == SmallHub.WEIGHTS.length / 2);
                    i++) {
                Thread.sleep(10);
            }
            process.destroyForcibly().waitFor();
            assertThat(part).hasSize(SmallHub.WEIGHTS.length / 2);
            assertThat(folder.resolve("checkpoints/vae")).doesNotExist();
            hub.halfOfTheWeights = false;

            Run run = Run.of(folder, environment, "download", "vae", "--json");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.json().path("models").path(0).path("state").asText()).isEqualTo("downloaded");
            assertThat(folder.resolve("checkpoints/vae/model.safetensors")).hasBinaryContent(SmallHub.WEIGHTS);
            assertThat(hub.ranges).containsExactly("bytes=%d-".formatted(SmallHub.WEIGHTS.length / 2));
        }
    }

    @Test
    void anUnknownModelIsWrongUsageAndBeingOfflineAFailure() throws IOException, InterruptedException {
        Run unknown = Run.of(folder, "download", "acestep-v99");
        Run offline = Run.of(
                folder,
                Map.of("HF_ENDPOINT", NOWHERE, "MODELSCOPE_ENDPOINT", NOWHERE),
                "download",
                "--checkpoints",
                folder.resolve("models").toString());

        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err())
                .startsWith("acestep: no model \"acestep-v99\" is published (there are acestep-v15-turbo,");
        assertThat(offline.exitCode()).isEqualTo(1);
        assertThat(offline.err().lines().toList())
                .first()
                .asString()
                .contains("the 5Hz language model, which plans songs, is an extra");
        assertThat(offline.err().lines().toList())
                .last()
                .asString()
                .startsWith("acestep: nothing can be downloaded from 127.0.0.1:1 (")
                .contains("HTTPS_PROXY", folder.resolve("models").toString());
    }

    /** The tunnel is refused in the end: what counts is that it was asked for, and with the password. */
    @Test
    void theRealHubIsReachedThroughTheProxyAndItsPassword() throws IOException, InterruptedException {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuseTunnels(proxy, asked));
            Run run = Run.of(
                    folder,
                    Map.of("HTTPS_PROXY", "http://me:secret@127.0.0.1:" + proxy.getLocalPort(), "NO_PROXY", ""),
                    "download",
                    "vae",
                    "--source",
                    "huggingface");

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).doesNotContain("secret");
            assertThat(asked)
                    .anyMatch(head -> head.startsWith("CONNECT huggingface.co:443 ")
                            && head.contains("Proxy-Authorization: Basic bWU6c2VjcmV0"));
        }
    }

    private static void refuseTunnels(ServerSocket proxy, List<String> asked) {
        try {
            while (true) {
                try (Socket socket = proxy.accept()) {
                    String head = head(socket.getInputStream());
                    asked.add(head);
                    String answer = head.contains("Proxy-Authorization")
                            ? "502 Bad Gateway"
                            : "407 Who are you\r\nProxy-Authenticate: Basic realm=\"x\"\r\nConnection: close";
                    OutputStream out = socket.getOutputStream();
                    out.write("HTTP/1.1 %s\r\nContent-Length: 0\r\n\r\n"
                            .formatted(answer)
                            .getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
            }
        } catch (IOException _) {
            return;
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b = in.read(); b >= 0 && text.indexOf("\r\n\r\n") < 0; b = in.available() > 0 ? in.read() : -1) {
            text.append((char) b);
        }
        return text.toString();
    }
}
