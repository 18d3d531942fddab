package dev.acestep.http.contract;

/** How the clients of one dialect speak, and how they are refused. */
interface DialectClient {
    /** Asks for a song of 30 seconds. */
    Ask song(String prompt);

    Ask malformed();

    Ask outOfRange();

    /** The header in which they send their key. */
    String keyHeader();

    /** What goes before the key there. */
    default String keyScheme() {
        return "";
    }

    Refusal refusal(Situation situation);
}
