package io.keyledger.command.refusal;

/** Another process refused the command; what it says is what this one answers. */
final class RefusedElsewhere extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RefusalAnswer answer;

    RefusedElsewhere(RefusalAnswer answer) {
        super(answer.detail(), null, false, false);
        this.answer = answer;
    }

    RefusalAnswer answer() {
        return answer;
    }
}
