package dev.acestep.http.contract;

/**
 * How a dialect refuses.
 *
 * @param pointer JSON pointer to where its clients look
 * @param words a part of what stands there
 */
record Refusal(int status, String pointer, String words) {}
