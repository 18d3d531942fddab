package dev.acestep.http.order;

import dev.acestep.http.fields.Field;
import dev.acestep.http.fields.Kind;
import dev.acestep.jobs.Submission;
import dev.acestep.jobs.Webhook;
import dev.acestep.music.AudioFormat;
import dev.acestep.music.LatentDecoding;
import dev.acestep.music.Output;
import dev.acestep.music.Planning.Analysis;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Contract §3.7: the file, analysis, adapters, notification. */
public final class OutputFields {
    public static final Field<AudioFormat> AUDIO_FORMAT = Field.of(
                    "audio_format", audioFormat(), "file format; wav is 16 bit, wav32 float")
            .lastResort("format")
            .or(AudioFormat.MP3)
            .shows(output(output -> output.format().wireName()));
    public static final Field<Integer> MP3_BITRATE = Field.of("mp3_bitrate", bitRate(), "MP3 bit rate; default 128k")
            .shows(output(output -> output.mp3BitRate() / 1000 + "k"));
    public static final Field<Integer> MP3_SAMPLE_RATE = Field.of("mp3_sample_rate", sampleRate(), "MP3 sample rate")
            .or(48_000)
            .shows(output(Output::mp3SampleRate));
    public static final Field<Boolean> ENABLE_NORMALIZATION = Field.of(
                    "enable_normalization",
                    Kind.bool(),
                    "peak normalisation of the whole file; without it, what a repaint keeps is equal to the source")
            .alias("normalize")
            .or(true)
            .shows(output(Output::normalize));
    public static final Field<Double> NORMALIZATION_DB = Field.of(
                    "normalization_db", Kind.number(-10, 0), "target peak in dBFS")
            .or(-1.0)
            .shows(output(Output::normalizationDb));
    public static final Field<Double> FADE_IN_DURATION = Field.of("fade_in_duration", Kind.number(0, 10), "seconds")
            .alias("fade_in")
            .or(0.0)
            .shows(output(Output::fadeInSeconds));
    public static final Field<Double> FADE_OUT_DURATION = Field.of("fade_out_duration", Kind.number(0, 10), "seconds")
            .alias("fade_out")
            .or(0.0)
            .shows(output(Output::fadeOutSeconds));
    public static final Field<Double> LATENT_SHIFT = Field.of(
                    "latent_shift", Kind.number(-0.2, 0.2), "added to the latents before decoding")
            .or(0.0)
            .shows(decoding(LatentDecoding::shift));
    public static final Field<Double> LATENT_RESCALE = Field.of(
                    "latent_rescale", Kind.number(0.5, 1.5), "multiplies the latents before decoding")
            .or(1.0)
            .shows(decoding(LatentDecoding::rescale));
    public static final Field<Boolean> USE_TILED_DECODE = Field.of(
                    "use_tiled_decode", Kind.bool(), "decode in tiles, which needs less memory")
            .or(true)
            .shows(decoding(LatentDecoding::tiled));
    public static final Field<Boolean> RETURN_LATENTS = Field.of(
                    "return_latents",
                    Kind.bool(),
                    "also give the latents of each result as a safetensors file, which can be a source instead of audio")
            .or(false)
            .shows(decoding(LatentDecoding::kept));
    public static final Field<Boolean> LRC = Field.of(
                    "lrc",
                    Kind.bool(),
                    "add line time stamps of the lyrics, as LRC also in the tags of the file (not of wav)")
            .alias("get_lrc")
            .or(false)
            .shows(output(Output::timestamps));
    public static final Field<Boolean> SCORE = Field.of("score", Kind.bool(), "add quality scores")
            .alias("get_score")
            .or(false)
            .shows(output(Output::scores));
    public static final Field<Boolean> ANALYSIS_ONLY = Field.of(
                    "analysis_only", Kind.bool(), "metadata by the language model, no audio")
            .or(false)
            .shows(analysis(Analysis.METADATA));
    public static final Field<Boolean> FULL_ANALYSIS_ONLY = Field.of(
                    "full_analysis_only", Kind.bool(), "caption, lyrics, metadata and codes of the source, no audio")
            .or(false)
            .checked(values -> AnalysisFlags.checkAlone(values, OutputFields.FULL_ANALYSIS_ONLY))
            .shows(analysis(Analysis.FULL));
    public static final Field<Boolean> EXTRACT_CODES_ONLY = Field.of(
                    "extract_codes_only", Kind.bool(), "audio codes of the source, no audio")
            .or(false)
            .checked(values -> AnalysisFlags.checkAlone(values, OutputFields.EXTRACT_CODES_ONLY))
            .shows(analysis(Analysis.CODES));
    public static final Field<List<String>> LORA = Field.of(
                    "lora", Adapters.kind(), "adapters for this job only; none is installed in this version")
            .shows(_ -> List.of());
    public static final Field<Double> LORA_SCALE = Field.of(
                    "lora_scale", Kind.number(0, 1), "strength of an adapter that is given by its name alone")
            .or(1.0);
    public static final Field<String> WEBHOOK_URL = Field.of(
                    "webhook_url", Kind.name(2048), "https URL to notify of the job")
            .showsIfAny(job -> job.webhook().map(webhook -> webhook.url().toString()));
    public static final Field<List<Webhook.Event>> WEBHOOK_EVENTS = Field.of(
                    "webhook_events", Kind.listOf(Kind.oneOf(Webhook.Event.class)), "when to notify; always at the end")
            .or(List.of(Webhook.Event.COMPLETED))
            .showsIfAny(job -> job.webhook().map(OutputFields::events));

    public static final List<Field<?>> ALL = List.of(
            AUDIO_FORMAT,
            MP3_BITRATE,
            MP3_SAMPLE_RATE,
            ENABLE_NORMALIZATION,
            NORMALIZATION_DB,
            FADE_IN_DURATION,
            FADE_OUT_DURATION,
            LATENT_SHIFT,
            LATENT_RESCALE,
            USE_TILED_DECODE,
            RETURN_LATENTS,
            LRC,
            SCORE,
            ANALYSIS_ONLY,
            FULL_ANALYSIS_ONLY,
            EXTRACT_CODES_ONLY,
            LORA,
            LORA_SCALE,
            WEBHOOK_URL,
            WEBHOOK_EVENTS);

    private OutputFields() {}

    private static Function<Submission, ?> output(Function<Output, ?> value) {
        return submission -> value.apply(submission.request().output());
    }

    private static Function<Submission, ?> decoding(Function<LatentDecoding, ?> value) {
        return submission -> value.apply(submission.request().decoding());
    }

    private static Function<Submission, ?> analysis(Analysis wanted) {
        return submission -> submission.request().planning().analysis() == wanted;
    }

    /** Under the name {@code format} other words are none of its business: there it is an alias of use_format. */
    private static Kind<AudioFormat> audioFormat() {
        Kind<AudioFormat> formats = Kind.oneOf(List.of(AudioFormat.values()), AudioFormat::wireName);
        return new Kind<>(
                formats.rule(),
                false,
                formats.schema(),
                (raw, rule) -> raw.name().equals("format") && !TextFields.isAudioFormat(raw)
                        ? Optional.empty()
                        : formats.read(raw));
    }

    private static Kind<Integer> bitRate() {
        Map<String, Integer> rates = new LinkedHashMap<>();
        for (int kilobits : List.of(128, 192, 256, 320)) {
            rates.put(kilobits + "k", kilobits * 1000);
        }
        Kind<Integer> words = Kind.oneOf(rates);
        return Kind.one(words.rule(), words.schema(), (raw, rule) -> {
            String word = raw.word(rule);
            return Optional.ofNullable(rates.get(word.endsWith("k") ? word : word + "k"))
                    .orElseThrow(() -> raw.refused(rule));
        });
    }

    private static Kind<Integer> sampleRate() {
        return Kind.one(
                "one of 44100, 48000", Map.of("type", "integer", "enum", List.of(44_100, 48_000)), (raw, rule) -> {
                    long rate = raw.integer(rule);
                    if (rate != 44_100 && rate != 48_000) {
                        throw raw.refused(rule);
                    }
                    return (int) rate;
                });
    }

    private static List<String> events(Webhook webhook) {
        return webhook.events().stream().sorted().map(Webhook.Event::wireName).toList();
    }
}
