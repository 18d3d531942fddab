package dev.acestep.http.wavespeed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A file as a {@code data:} URI inside JSON; it is read while it is written, and never held in memory. */
record DataUri(String contentType, Path file) implements JsonSerializable {
    @Override
    public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
        json.writeRawValue("\"data:%s;base64,".formatted(contentType));
        try (OutputStream base64 = Base64.getEncoder().wrap(new Ascii(json))) {
            Files.copy(file, base64);
        }
        json.writeRaw('"');
    }

    @Override
    public void serializeWithType(JsonGenerator json, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(json, provider);
    }

    /** Bytes that are characters of JSON as they stand. */
    private static final class Ascii extends OutputStream {
        private final JsonGenerator json;

        Ascii(JsonGenerator json) {
            this.json = json;
        }

        @Override
        public void write(int character) throws IOException {
            json.writeRaw((char) character);
        }

        @Override
        public void write(byte[] characters, int from, int count) throws IOException {
            json.writeRaw(new String(characters, from, count, StandardCharsets.US_ASCII));
        }
    }
}
