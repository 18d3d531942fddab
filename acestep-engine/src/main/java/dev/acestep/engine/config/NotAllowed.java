package dev.acestep.engine.config;

/** A member of a configuration has a value that its rule does not allow. */
final class NotAllowed extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String member;
    private final String problem;

    private NotAllowed(String member, String problem) {
        super(member + ": " + problem);
        this.member = member;
        this.problem = problem;
    }

    static void unless(boolean kept, String member, Object value, String rule) {
        if (!kept) {
            throw new NotAllowed(member, "%s is not allowed (%s)".formatted(value, rule));
        }
    }

    static void outside(long least, long most, String member, long value) {
        unless(value >= least && value <= most, member, value, "%d to %d".formatted(least, most));
    }

    String member() {
        return member;
    }

    /** The same of a member that goes by another name in the file. */
    NotAllowed as(String name) {
        return new NotAllowed(name, problem);
    }
}
