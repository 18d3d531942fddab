package dev.acestep.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.acestep.http.HttpProblem;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PartReaderTest {
    private static final String TWO = """
            preamble\r
            --B\r
            Content-Disposition: form-data; name="a"\r
            \r
            one\r
            --B\r
            content-disposition: form-data; name="b"; filename="x.wav"\r
            Content-Type: audio/wav\r
            \r
            t\r
            -w-o\r
            --B--\r
            """;

    @Test
    void partsComeInOrderWithTheirBytes() throws IOException {
        assertThat(read(new ByteArrayInputStream(bytes(TWO)))).containsExactly("a=one", "b(x.wav)=t\r\n-w-o");
    }

    @Test
    void aSlowSenderChangesNothing() throws IOException {
        InputStream drops = new FilterInputStream(new ByteArrayInputStream(bytes(TWO))) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, 1);
            }
        };
        assertThat(read(drops)).containsExactly("a=one", "b(x.wav)=t\r\n-w-o");
    }

    @Test
    void aPartMayBeLargerThanABlock() throws IOException {
        String large = "0123456789".repeat(20_000);
        assertThat(read(new ByteArrayInputStream(bytes(TWO.replace("one", large)))))
                .first()
                .isEqualTo("a=" + large);
    }

    @Test
    void whatIsNotReadIsSkipped() throws IOException {
        PartReader parts = new PartReader(new ByteArrayInputStream(bytes(TWO)), "B");
        parts.next();
        assertThat(parts.next()).contains(new PartReader.Part("b", Optional.of("x.wav")));
        assertThat(parts.next()).isEmpty();
    }

    @Test
    void aBodyThatBreaksOffIsRefused() {
        for (int length = 0; length < TWO.length() - 4; length++) {
            String cut = TWO.substring(0, length);
            assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes(cut))))
                    .isInstanceOf(HttpProblem.class)
                    .hasMessage("Malformed multipart body");
        }
    }

    @Test
    void tooManyPartsOrTooLongHeadersAreRefused() {
        String part = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
        assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes(part.repeat(1_100) + "--B--\r\n"))))
                .isInstanceOf(HttpProblem.class);
        String header = "--B\r\nX: " + "y".repeat(100_000) + "\r\n\r\n1\r\n--B--\r\n";
        assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes(header)))).isInstanceOf(HttpProblem.class);
    }

    @Test
    void nothingButRefusalsComesOfBrokenBytes() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = bytes(TWO);
            for (int k = random.nextInt(6); k >= 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Throwable refusal = catchThrowable(() -> read(new ByteArrayInputStream(bytes)));
            if (refusal != null) {
                assertThat(refusal).isInstanceOf(HttpProblem.class);
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> read(InputStream body) throws IOException {
        PartReader parts = new PartReader(body, "B");
        List<String> read = new ArrayList<>();
        for (var part = parts.next(); part.isPresent(); part = parts.next()) {
            String file = part.get().fileName().map("(%s)"::formatted).orElse("");
            String content = new String(parts.content().readAllBytes(), StandardCharsets.UTF_8);
            read.add(part.get().name() + file + "=" + content);
        }
        return read;
    }
}
