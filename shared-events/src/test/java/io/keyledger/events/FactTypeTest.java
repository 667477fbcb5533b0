package io.keyledger.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FactTypeTest {

    @Test
    void everyFactOfEveryFamilyHasExactlyOneType() {
        List<Class<?>> facts = Stream.<Class<?>>of(Fact.class.getPermittedSubclasses())
                .flatMap(family -> Arrays.stream(family.getPermittedSubclasses()))
                .toList();

        assertThat(facts).hasSizeGreaterThan(5);
        assertThat(Arrays.stream(FactType.values()).<Class<?>>map(FactType::fact))
                .containsExactlyInAnyOrderElementsOf(facts);
    }

    @Test
    void namesAreUniqueAndFoundAgain() {
        for (FactType type : FactType.values()) {
            assertThat(FactType.named(type.typeName())).contains(type);
            assertThat(FactType.of(type.fact())).contains(type);
        }
    }

    @Test
    void anUnknownNameHasNoType() {
        assertThat(FactType.named("keyledger.KeyEaten")).isEmpty();
        assertThat(FactType.named(KeyIssued.class.getName())).isEmpty();
    }
}
