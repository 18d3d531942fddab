package dev.acestep.engine.planning;

import dev.acestep.engine.text.Instructions;
import dev.acestep.engine.text.SongDescription;
import dev.acestep.engine.text.Vocabulary;
import java.util.List;
import java.util.stream.Collectors;

/** What the model is asked, as tokens. Negative prompts are those that guidance leads away from. */
record Prompts(Vocabulary vocabulary) {
    /** Stands for words that nobody wrote, and switches a negative prompt off. */
    static final String NOTHING = "NO USER INPUT";

    private static final String UNDERSTAND =
            "Understand the given musical conditions and describe the audio semantics accordingly:";
    private static final String EXPAND =
            "Expand the user's input into a more detailed and specific musical description:";
    private static final String FORMAT =
            "Format the user's input into a more detailed and specific musical description:";

    /** Asks for metadata, in a thought. */
    long[] metadata(String caption, String lyrics) {
        return question(Instructions.COVER, song(caption, lyrics) + "\n").tokens();
    }

    long[] negativeOfMetadata(String lyrics, String negative) {
        String user = isMeant(negative) ? song(negative, lyrics) : lyric(lyrics);
        return question(Instructions.COVER, user + "\n").tokens();
    }

    /** Asks for audio codes, after the thought. */
    long[] codes(String caption, String lyrics, Thought thought) {
        ChatPrompt prompt =
                request(Instructions.COVER, song(caption, lyrics) + "\n").open("assistant");
        prompt.template("<think>").text("\n");
        for (Thought.Piece piece : thought.pieces()) {
            if (piece.special()) {
                prompt.template(piece.text());
            } else {
                prompt.text(piece.text());
            }
        }
        return prompt.text("\n").template("</think>").text("\n\n").close().tokens();
    }

    long[] negativeOfCodes(String caption, String lyrics, String negative) {
        return codes(isMeant(negative) ? negative : caption, lyrics, Thought.NONE);
    }

    /** Asks what music with these codes is like. */
    long[] understand(List<Integer> codes) {
        String spelled = codes.stream().map("<|audio_code_%d|>"::formatted).collect(Collectors.joining());
        ChatPrompt prompt = system(UNDERSTAND).open("user").template(spelled).close();
        return prompt.open("assistant").tokens();
    }

    long[] negativeOfUnderstand(String negative) {
        return question(UNDERSTAND, negative).tokens();
    }

    /** Asks for a song that is like the description. */
    long[] sample(String query, boolean instrumental) {
        String wish = Whitespace.isAll(query) ? NOTHING : query;
        return question(EXPAND, wish + "\n\ninstrumental: " + instrumental).tokens();
    }

    /** Asks for the same song in more detail. */
    long[] format(String caption, String lyrics) {
        return question(FORMAT, song(Whitespace.isAll(caption) ? NOTHING : caption, sung(lyrics)))
                .tokens();
    }

    /** The lyrics, or what stands for none. */
    static String sung(String lyrics) {
        return Whitespace.isAll(lyrics) ? SongDescription.INSTRUMENTAL : lyrics;
    }

    private static boolean isMeant(String negative) {
        String words = Whitespace.strip(negative);
        return !words.isEmpty() && !words.equals(NOTHING);
    }

    private static String song(String caption, String lyrics) {
        return "# Caption\n" + caption + "\n\n" + lyric(lyrics);
    }

    private static String lyric(String lyrics) {
        return "# Lyric\n" + lyrics;
    }

    private ChatPrompt question(String instruction, String user) {
        return request(instruction, user).open("assistant");
    }

    private ChatPrompt request(String instruction, String user) {
        return system(instruction).message("user", user);
    }

    private ChatPrompt system(String instruction) {
        return new ChatPrompt(vocabulary).message("system", "# Instruction\n" + instruction + "\n\n");
    }
}
