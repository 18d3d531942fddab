package dev.acestep.engine.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.acestep.tensor.BadCheckpoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
    private final String name;
    private final List<String> addedTokens;
    private final long padToken;

    private PromptTokenizer(HuggingFaceTokenizer tokenizer, List<String> addedTokens, Path folder) {
        this.tokenizer = tokenizer;
        this.addedTokens = List.copyOf(addedTokens);
        name = name(folder);
        padToken = token(PAD);
    }

    /**
     * Reads {@code tokenizer.json}, which is complete: nothing else is read, and nothing is fetched.
     *
     * @throws BadCheckpoint if there is none, or it is not a tokenizer
     */
    public static PromptTokenizer open(Path modelFolder) {
        return open(modelFolder, Long.MAX_VALUE);
    }

    /**
     * As the other one, for a model that knows so many tokens.
     *
     * @throws BadCheckpoint also if the tokenizer has others
     */
    public static PromptTokenizer open(Path modelFolder, long vocabSize) {
        TokenizerFile.Content content = new TokenizerFile(modelFolder).content();
        if (content.largestId() >= vocabSize) {
            throw new BadCheckpoint("%s has the token id %d, and the model knows those below %d"
                    .formatted(name(modelFolder), content.largestId(), vocabSize));
        }
        HuggingFaceTokenizer tokenizer = read(content, modelFolder);
        try {
            return new PromptTokenizer(tokenizer, content.addedTokens(), modelFolder);
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

    /** The ids of the text alone, in which the added tokens' texts are tokens. */
    long[] encode(String text) {
        return ids(text, false);
    }

    /** The text of tokens, added ones included; bytes that make no character are replaced. */
    String decode(long... tokens) {
        return tokenizer.decode(tokens, false);
    }

    /** The texts that each of some token sequences has. */
    String[] decode(long[][] sequences) {
        return tokenizer.batchDecode(sequences, false);
    }

    /** Texts that are one token wherever they stand. */
    List<String> addedTokens() {
        return addedTokens;
    }

    /** The token with this text, which the model cannot do without. */
    long token(String text) {
        long[] ids = ids(text, false);
        if (ids.length != 1) {
            throw bad("does not know the token " + text);
        }
        return ids[0];
    }

    /** A refusal of this tokenizer for this reason. */
    BadCheckpoint bad(String reason) {
        return new BadCheckpoint(name + " " + reason);
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
    private static HuggingFaceTokenizer read(TokenizerFile.Content checked, Path folder) {
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(checked.bytes()), AS_THE_FILE_SAYS);
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
