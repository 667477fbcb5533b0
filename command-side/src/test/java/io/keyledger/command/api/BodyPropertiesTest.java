package io.keyledger.command.api;

import io.keyledger.http.testing.AnyChoices;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.BeforeTry;
import org.springframework.test.context.TestContextManager;

/** Asks at random; {@code -Djqwik.tries.default=100000} asks for longer. */
class BodyPropertiesTest extends StrangeBodies {

    /** The same program as that of all other tests. */
    @BeforeTry
    void aRunningProgram() throws Exception {
        new TestContextManager(getClass()).prepareTestInstance(this);
    }

    @Property
    void noBodyIsAnsweredUnsoundly(@ForAll(supplier = AnyChoices.class) byte[] choices) {
        FUZZ.ask(choices, this);
    }
}
