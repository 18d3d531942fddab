package dev.acestep.engine;

import static dev.acestep.engine.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.acestep.engine.source.Format;
import dev.acestep.engine.source.Material;
import dev.acestep.engine.text.Instructions;
import dev.acestep.engine.text.SongDescription;
import dev.acestep.music.Language;
import dev.acestep.music.Metadata;
import dev.acestep.music.Progress;
import dev.acestep.music.TimeSignature;
import dev.acestep.tensor.TensorScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two different songs at once, as the reference made them. */
class BatchGoldenTest {
    private static final double TOLERANCE = 2e-4;
    private static final double SECONDS = 6;
    private static final long HOP = 1920;
    private static final List<String> EXACT =
            List.of("text_token_ids", "lyric_token_ids", "text_attention_mask", "lyric_attention_mask");

    @ParameterizedTest
    @ValueSource(strings = {"batch2_text", "batch2_codes_lengths"})
    void twoSongsAreTheReferences(String name) {
        GoldenCase example = GoldenCase.named(name);
        try (TinyEngines engines = TinyEngines.open();
                Golden golden = example.open();
                var _ = TensorScope.open()) {
            Recording recording = new Recording();
            int tracks = run(engines, sheet(example.json().get("service_generate_arguments")), recording);
            assertThat(tracks).isEqualTo(2);
            for (String tensor : EXACT) {
                assertClose(recording.get(tensor), golden.get(tensor), 0);
            }
            assertClose(recording.get("encoder_attention_mask"), golden.get("encoder_attention_mask"), 0);
            assertClose(recording.get("encoder_hidden_states"), golden.get("encoder_hidden_states"), TOLERANCE);
            assertClose(recording.get("context_latents"), golden.get("context_latents"), TOLERANCE);
            assertClose(recording.get("latents"), golden.get("latents"), TOLERANCE);
        }
    }

    @Test
    void aSongWithoutCodesAmongSongsWithThemIsMadeOverSilence() {
        try (TinyEngines engines = TinyEngines.open();
                var _ = TensorScope.open()) {
            Recording mixed = new Recording();
            String codes = "<|audio_code_5|>".repeat(40);
            TinyEngines.generate(
                    engines.tracing(Requests.TURBO, mixed),
                    Requests.turbo(6, 1, 2).withCodes(codes, "").request());
            assertThat(mixed.get("src_latents").size(1)).isEqualTo(200);
            Recording free = new Recording();
            TinyEngines.generate(
                    engines.tracing(Requests.TURBO, free),
                    Requests.turbo(8, 1, 2).request());
            assertClose(mixed.get("src_latents").get(1), free.get("src_latents").get(1), 0);
            assertThat(mixed.get("src_latents")
                            .get(0)
                            .equal(free.get("src_latents").get(0)))
                    .isFalse();
        }
    }

    private static int run(TinyEngines engines, SongSheet sheet, Trace trace) {
        List<Integer> indexes = new ArrayList<>();
        Edit edit = new Edit(sheet.request(), Material.NONE, new Format(HOP, 8));
        Part all = Part.all(Progress.SILENT);
        new Synthesis(engines.networks(Requests.TURBO), sheet, edit, 1234, trace, all, new Stopwatch())
                .run(
                        new PromptJudge(TinyEngines.NO_PLANNER, sheet.planned(), all),
                        track -> indexes.add(track.index()),
                        LatentsListener.NONE);
        return indexes.size();
    }

    private static SongSheet sheet(JsonNode asked) {
        List<Song> songs = IntStream.range(0, 2).mapToObj(i -> song(asked, i)).toList();
        long[] seeds = songs.stream().mapToLong(Song::seed).toArray();
        PlannedSong planned = PlannedSong.asked(
                Requests.turbo(SECONDS, seeds).request(),
                LongStream.of(seeds).boxed().toList(),
                List.of());
        return new SongSheet(planned, songs, List.of(), List.of());
    }

    private static Song song(JsonNode asked, int i) {
        JsonNode metas = asked.get("metas").get(i);
        Metadata metadata = new Metadata(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Language(asked.get("vocal_languages").get(i).textValue()))
                .withBpm(metas.get("bpm").intValue())
                .withKey(metas.get("keyscale").textValue())
                .withTimeSignature(TimeSignature.of(metas.get("timesignature").textValue()));
        AudioCodes codes = asked.has("audio_code_hints")
                ? AudioCodes.parse(asked.get("audio_code_hints").get(i).textValue(), 64_000, 3_000)
                : AudioCodes.NONE;
        SongDescription description = new SongDescription(
                codes.isEmpty() ? Instructions.TEXT_TO_MUSIC : Instructions.COVER,
                asked.get("captions").get(i).textValue(),
                asked.get("lyrics").get(i).textValue(),
                metadata,
                SECONDS);
        long frames = codes.isEmpty() ? (long) (SECONDS * 48_000) / HOP : codes.size() * 5L;
        return new Song(description, codes, asked.get("seed").get(i).longValue(), frames);
    }
}
