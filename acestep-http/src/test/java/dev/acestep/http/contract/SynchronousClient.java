package dev.acestep.http.contract;

import java.io.IOException;
import java.net.http.HttpResponse;

/** How the clients of a dialect speak that wait for their song in one call. */
interface SynchronousClient extends DialectClient {
    /** The song in the answer. */
    byte[] audio(HttpResponse<byte[]> answer) throws IOException;
}
