package io.keyledger.query.validation;

import java.util.function.IntToLongFunction;

/** A million texts that one thread presents, one after the other. Not thread-safe. */
final class Turns {

    private static final int PRESENTED = 1 << 20;

    private final byte[] texts = new byte[PRESENTED * PresentedSecrets.LENGTH];
    private int turn;

    /** @param numbers the number of the secret that is presented in each turn */
    void fill(IntToLongFunction numbers) {
        for (int i = 0; i < PRESENTED; i++) {
            PresentedSecrets.write(numbers.applyAsLong(i), texts, i * PresentedSecrets.LENGTH);
        }
    }

    /** All of them, each of {@link PresentedSecrets#LENGTH}. */
    byte[] texts() {
        return texts;
    }

    /** Where the next one begins. */
    int next() {
        turn = turn + 1 & PRESENTED - 1;
        return turn * PresentedSecrets.LENGTH;
    }

    /** @throws IllegalStateException if not every one of them is judged so */
    void check(Judge judge, VerdictCode expected) {
        for (int i = 0; i < PRESENTED; i++) {
            VerdictCode code = judge.judge(texts, next(), PresentedSecrets.LENGTH, null);
            if (code != expected) {
                throw new IllegalStateException(code + " instead of " + expected);
            }
        }
    }
}
