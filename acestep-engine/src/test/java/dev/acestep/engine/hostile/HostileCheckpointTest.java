package dev.acestep.engine.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.acestep.engine.models.Catalogue;
import dev.acestep.tensor.BadCheckpoint;
import dev.acestep.testkit.Fixtures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every damaged file either does no harm or is refused in one line. More than the suite's cases are tried with
 * {@code -Dhostile.cases=… -Dhostile.seed=…}.
 */
final class HostileCheckpointTest {
    private static final int CASES = Integer.getInteger("hostile.cases", 40);
    private static final long SEED = Long.getLong("hostile.seed", 20_261_120);
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int LONGEST_MESSAGE = 700;

    @TempDir
    Path checkpoints;

    /** A file, how it is damaged, and what reads it. */
    record Target(
            String model, String file, BiFunction<byte[], RandomGenerator, byte[]> damage, Consumer<Path> reader) {
        @Override
        public String toString() {
            return model + "/" + file;
        }
    }

    static Stream<Target> targets() {
        String turbo = "acestep-v15-turbo";
        String xl = "acestep-v15-xl-turbo";
        String text = "Qwen3-Embedding-0.6B";
        String planner = "acestep-5Hz-lm-0.6B";
        return Stream.of(
                new Target(text, "model.safetensors", SafeTensorsDamage::damaged, WholeModel::textEncoder),
                new Target(text, "config.json", JsonDamage::damaged, WholeModel::textEncoder),
                new Target(text, "tokenizer.json", JsonDamage::damaged, WholeModel::tokenizer),
                new Target(planner, "model.safetensors", SafeTensorsDamage::damaged, WholeModel::planner),
                new Target(planner, "config.json", JsonDamage::damaged, WholeModel::planner),
                new Target(planner, "tokenizer.json", JsonDamage::damaged, WholeModel::planner),
                new Target(turbo, "model.safetensors", SafeTensorsDamage::damaged, WholeModel::aceStep),
                new Target(turbo, "config.json", JsonDamage::damaged, WholeModel::aceStep),
                new Target(turbo, "silence_latent.pt", ByteDamage::damaged, WholeModel::aceStep),
                new Target(xl, "model-00001-of-00002.safetensors", SafeTensorsDamage::damaged, WholeModel::aceStep),
                new Target(xl, "model.safetensors.index.json", JsonDamage::damaged, WholeModel::aceStep),
                new Target(xl, "config.json", JsonDamage::damaged, WholeModel::aceStep),
                new Target(
                        "vae",
                        "diffusion_pytorch_model.safetensors",
                        SafeTensorsDamage::damaged,
                        WholeModel::autoencoder),
                new Target("vae", "config.json", JsonDamage::damaged, WholeModel::autoencoder));
    }

    @BeforeEach
    void copyTheTinyModels() throws IOException {
        Path tiny = Fixtures.checkpoints();
        try (var files = Files.walk(tiny)) {
            for (Path file : files.filter(path -> !path.equals(tiny)).toList()) {
                Files.copy(file, checkpoints.resolve(tiny.relativize(file).toString()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Timeout(600)
    void aDamagedFileDoesNoHarmOrIsRefusedInOneLine(Target target) throws IOException {
        Path file = checkpoints.resolve(target.model).resolve(target.file);
        byte[] sound = Files.readAllBytes(file);
        assertThat(refusal(target)).as("what the sound file is refused with").isEmpty();
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            Files.delete(file);
            Files.write(file, target.damage.apply(sound, new Random(SEED + i)));
            refused += isRefused(target, i) ? 1 : 0;
        }
        assertThat(refused).isGreaterThan(CASES / 4);
        assertThat(mappings()).doesNotContain(checkpoints.toString());
    }

    private boolean isRefused(Target target, int number) {
        long memory = Pointer.totalBytes();
        long start = processorTime();
        String refusal = refusal(target);
        Duration time = Duration.ofNanos(processorTime() - start);
        if (Boolean.getBoolean("hostile.show")) {
            System.out.printf("%s %d %d ms: %s%n", target, number, time.toMillis(), refusal);
        }
        assertThat(time).as("processor time of case %d", number).isLessThan(LONGEST);
        assertThat(Pointer.totalBytes())
                .as("native memory after case %d", number)
                .isLessThanOrEqualTo(memory);
        assertThat(refusal.lines().count()).as(refusal).isLessThanOrEqualTo(1);
        return !refusal.isEmpty();
    }

    /** Why the model cannot be loaded, or nothing; anything but a {@code BadCheckpoint} fails the test. */
    private String refusal(Target target) {
        assertThat(Catalogue.of(checkpoints).folder()).isEqualTo(checkpoints);
        try {
            target.reader.accept(checkpoints.resolve(target.model));
            return "";
        } catch (BadCheckpoint e) {
            assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(LONGEST_MESSAGE);
            return String.valueOf(e.getMessage());
        }
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static String mappings() throws IOException {
        Path maps = Path.of("/proc/self/maps");
        return Files.exists(maps) ? Files.readString(maps, StandardCharsets.ISO_8859_1) : "";
    }
}
