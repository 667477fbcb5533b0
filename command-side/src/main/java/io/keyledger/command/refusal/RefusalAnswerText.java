package io.keyledger.command.refusal;

import io.keyledger.eventstore.RefusalText;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Carries refusals to other processes as what they answer with. Thread-safe. */
@Component
class RefusalAnswerText implements RefusalText {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    public Optional<String> write(RuntimeException refusal) {
        return refusal instanceof Refusal known
                ? Optional.of(JSON.writeValueAsString(RefusalAnswer.of(known)))
                : Optional.empty();
    }

    @Override
    public RuntimeException read(String text) {
        return new RefusedElsewhere(JSON.readValue(text, RefusalAnswer.class));
    }
}
