package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** The grammar of RFC 6750, section 2.1, as a regular expression, and the same read by hand. */
class BearerCredentialTest {

    private static final Pattern GRAMMAR =
            Pattern.compile("Bearer +([A-Za-z0-9\\-._~+/]+=*)", Pattern.CASE_INSENSITIVE);

    @Property(tries = 5_000)
    void readsWhatTheGrammarSays(@ForAll("values") String value) {
        Matcher grammar = GRAMMAR.matcher(value);
        boolean matches = grammar.matches();
        assertThat(BearerCredential.in(value)).isEqualTo(matches ? grammar.group(1) : null);
        Statistics.collect(matches);
        Statistics.coverage(coverage -> coverage.check(true).percentage(share -> share > 10 && share < 90));
    }

    @Provide
    Arbitrary<String> values() {
        return Combinators.combine(
                        Arbitraries.of("Bearer", "bearer", "bEARER", "Bearer", "Bear", "BearerX"),
                        Arbitraries.of(" ", " ", "  ", "   ", "", "\t"),
                        Arbitraries.strings()
                                .alpha()
                                .numeric()
                                .withChars("-._~+/")
                                .ofMaxLength(12),
                        Arbitraries.of("", "", "", "=", "==", "=a", " ", "ä"))
                .as((scheme, spaces, token, end) -> scheme + spaces + token + end);
    }

    @Test
    void noCharacterBesideThoseOfTheGrammarIsRead() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String value = "Bearer a" + (char) c + "b";
            assertThat(BearerCredential.in(value) != null)
                    .as("U+%04X", c)
                    .isEqualTo(GRAMMAR.matcher(value).matches());
        }
    }
}
