package dev.acestep.http.segmind;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A file that an answer holds as base64 text; it is read while it is written, and never held in memory. */
record Base64File(Path file) implements JsonSerializable {
    private static final int LENGTH_UNKNOWN = -1;

    /** Writes the text alone. */
    void writeTo(OutputStream out) throws IOException {
        try (OutputStream text = Base64.getEncoder().wrap(out)) {
            Files.copy(file, text);
        }
    }

    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            json.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, in, LENGTH_UNKNOWN);
        }
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(json, provider);
    }
}
