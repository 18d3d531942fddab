package dev.acestep.engine.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.acestep.tensor.BadCheckpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The byte-pair tokenizer of a model folder; any thread may use it. */
public final class PromptTokenizer implements AutoCloseable {
    private static final String FILE = "tokenizer.json";
    private static final String PAD = "<|endoftext|>";
    private static final Map<String, String> AS_THE_FILE_SAYS = Map.of("truncation", "false", "padding", "false");

    static {
        // Read by the library when it loads: the build without CUDA, whatever the machine has, and no call home.
        setUnlessGiven("RUST_FLAVOR", "cpu");
        setUnlessGiven("OPT_OUT_TRACKING", "true");
    }

    private final HuggingFaceTokenizer tokenizer;
    private final long padToken;

    private PromptTokenizer(HuggingFaceTokenizer tokenizer, Path folder) {
        this.tokenizer = tokenizer;
        long[] pad = ids(PAD, false);
        if (pad.length != 1) {
            throw new BadCheckpoint("%s does not know the token %s".formatted(name(folder), PAD));
        }
        padToken = pad[0];
    }

    /**
     * Reads {@code tokenizer.json}, which is complete: nothing else is read, and nothing is fetched.
     *
     * @throws BadCheckpoint if there is none, or it is not a tokenizer
     */
    public static PromptTokenizer open(Path modelFolder) {
        HuggingFaceTokenizer tokenizer = read(modelFolder);
        try {
            return new PromptTokenizer(tokenizer, modelFolder);
        } catch (BadCheckpoint e) {
            tokenizer.close();
            throw e;
        }
    }

    /**
     * The ids of the text, with what the tokenizer's own template puts around it; a longer text loses its end, but not
     * the template's tokens.
     */
    public long[] encode(String text, int maxTokens) {
        long[] whole = ids(text, true);
        if (whole.length <= maxTokens) {
            return whole;
        }
        int appended = whole.length - ids(text, false).length;
        long[] cut = Arrays.copyOf(whole, maxTokens);
        System.arraycopy(whole, whole.length - appended, cut, maxTokens - appended, appended);
        return cut;
    }

    /** What fills the shorter texts of a batch. */
    public long padToken() {
        return padToken;
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private long[] ids(String text, boolean template) {
        return tokenizer.encode(text, template, false).getIds();
    }

    @SuppressWarnings("IllegalCatch") // the native library refuses a file with whatever it throws
    private static HuggingFaceTokenizer read(Path folder) {
        byte[] checked = new TokenizerFile(folder).bytes();
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(checked), AS_THE_FILE_SAYS);
        } catch (IOException e) {
            throw new BadCheckpoint("%s cannot be read: %s".formatted(name(folder), e.getMessage()), e);
        } catch (RuntimeException e) {
            throw new BadCheckpoint("%s is not a tokenizer: %s".formatted(name(folder), firstLine(e)), e);
        }
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static String name(Path folder) {
        return folder.getFileName() + "/" + FILE;
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
