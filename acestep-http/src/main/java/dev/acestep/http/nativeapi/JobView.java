package dev.acestep.http.nativeapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job as the jobs API shows it. */
record JobView(
        String id,
        String dialect,
        String publicId,
        String status,
        double progress,
        String stage,
        @Nullable Integer queuePosition,
        String createdAt,
        @Nullable String startedAt,
        @Nullable String finishedAt,
        @Nullable String expiresAt,
        int attempts,
        @Nullable Double etaSeconds,
        String model,
        String ditModel,
        String lmModel,
        Map<String, ?> request,
        List<String> warnings,
        List<OutputView> outputs,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, ?> analysis,
        @Nullable Failure error,
        Billing billing,
        @Nullable WebhookView webhook) {
    record Failure(String kind, String message) {}

    /** Seconds of audio; what is charged is known at the end. */
    record Billing(double reservedSeconds, @Nullable Double chargedSeconds) {}
}
