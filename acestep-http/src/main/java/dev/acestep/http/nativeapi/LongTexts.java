package dev.acestep.http.nativeapi;

import dev.acestep.http.order.CanonicalRequest;
import dev.acestep.jobs.Job;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether lyrics and audio codes are shown, which would make a list of jobs long. */
enum LongTexts {
    SHOWN,
    LEFT_OUT;

    private static final Set<String> MEMBERS = Set.of("lyrics", "audio_codes", "audio_code_string");

    Map<String, @Nullable Object> request(Job job) {
        return without(CanonicalRequest.of(job.submission()));
    }

    Map<String, @Nullable Object> analysis(Map<String, @Nullable Object> members) {
        return without(members);
    }

    OutputView output(OutputView output) {
        return this == SHOWN ? output : output.withoutCodes();
    }

    private Map<String, @Nullable Object> without(Map<String, @Nullable Object> members) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(members);
        if (this == LEFT_OUT) {
            shown.keySet().removeAll(MEMBERS);
        }
        return shown;
    }
}
