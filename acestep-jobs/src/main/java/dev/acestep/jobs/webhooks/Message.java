package dev.acestep.jobs.webhooks;

import java.util.Map;

/**
 * What a receiver is sent.
 *
 * @param body JSON
 */
record Message(Map<String, String> headers, String body) {
    /** The message, signed as of this attempt. */
    static Message signed(String agent, String secret, String id, long timestamp, String body) {
        return new Message(
                Map.of(
                        "User-Agent",
                        agent,
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        String.valueOf(timestamp),
                        "webhook-signature",
                        Signature.of(secret, id, timestamp, body)),
                body);
    }
}
