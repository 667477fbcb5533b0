package io.keyledger.query.validation;

import io.keyledger.http.testing.AnyChoices;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Asks at random; {@code -Djqwik.tries.default=100000} asks for longer. */
class BodyPropertiesTest {

    private static final StrangeBodies SERVER = new StrangeBodies();

    @Property
    void noBodyIsAnsweredUnsoundly(@ForAll(supplier = AnyChoices.class) byte[] choices) {
        StrangeBodies.FUZZ.ask(choices, SERVER);
    }
}
