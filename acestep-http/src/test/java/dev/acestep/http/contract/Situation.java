package dev.acestep.http.contract;

/** Why a dialect may have to refuse a client. */
enum Situation {
    MALFORMED,
    OUT_OF_RANGE,
    NO_KEY,
    WRONG_KEY,
    NO_CREDIT,
    RATE_LIMITED,
    TOO_MANY_JOBS,
    QUEUE_FULL,
    UNKNOWN_JOB,
    JOB_FAILED,
    STOPPING
}
