package io.keyledger.command.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.KeyId;
import io.keyledger.events.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalAnswerTextTest {

    private final RefusalAnswerText text = new RefusalAnswerText();

    static List<Refusal> refusals() {
        return List.of(
                new KeyUnknown(),
                new RoleInsufficient(Role.MEMBER),
                new KeyNameInUse(),
                new InvalidOverlap(Duration.ofDays(30)),
                new SecretNotRepeatable(KeyId.of(new UUID(1, 2))),
                new ContextNotSealed(),
                new IdempotencyKeyReused());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalIsAnsweredElsewhereAsWhereItWasDecided(Refusal refusal) {
        RuntimeException elsewhere = text.read(text.write(refusal).orElseThrow());

        assertThat(elsewhere).isInstanceOf(RefusedElsewhere.class).hasNoCause();
        assertThat(new RefusalProblems().answer((Refusal) elsewhere))
                .usingRecursiveComparison()
                .isEqualTo(new RefusalProblems().answer(refusal));
    }

    @Test
    void whatIsNoRefusalIsNotTakenForOne() {
        assertThat(text.write(new IllegalStateException("canary"))).isEmpty();
    }
}
