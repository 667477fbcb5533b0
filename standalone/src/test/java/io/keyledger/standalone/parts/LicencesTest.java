package io.keyledger.standalone.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Everything that standalone hands on, which is what both sides do and more, is under a licence that allows it. */
class LicencesTest {

    /** One of a component's licences has to be here; a new name is a decision, not a formality. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-1.0",
            "EPL-2.0",
            "CC0-1.0",
            "Bouncy Castle Licence",
            "0BSD");

    private static JsonNode bill = JsonMapper.shared().createObjectNode();

    @BeforeAll
    static void read() throws IOException {
        assumeThat("offline=true".equals(System.getProperty("keyledger.maven")))
                .as("offline Maven makes no bill of materials")
                .isFalse();
        try (InputStream file = LicencesTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            assertThat(file).as("the bill of materials").isNotNull();
            bill = JsonMapper.shared().readTree(file);
        }
    }

    @Test
    void everyPartIsUnderALicenceThatIsAllowed() {
        Map<String, Set<String>> others = new TreeMap<>();
        for (JsonNode part : bill.path("components")) {
            Set<String> licences = licences(part);
            if (licences.stream().noneMatch(ALLOWED::contains)) {
                others.put(part.path("purl").asString(), licences);
            }
        }
        assertThat(others).isEmpty();
    }

    @Test
    void theBillNamesWhatIsOnTheClassPath() {
        assertThat(bill.path("bomFormat").asString()).isEqualTo("CycloneDX");
        Set<String> names = bill.path("components")
                .valueStream()
                .map(part -> part.path("name").asString())
                .collect(Collectors.toSet());
        assertThat(names)
                .hasSizeGreaterThan(100)
                .contains("command-side", "query-side", "axon-modelling", "bcprov-jdk18on", "postgresql", "vertx-core")
                .doesNotContain("junit-jupiter", "assertj-core", "axon-test");
    }

    private static Set<String> licences(JsonNode part) {
        Set<String> licences = new TreeSet<>();
        for (JsonNode choice : part.path("licenses")) {
            for (JsonNode name :
                    new JsonNode[] {choice.at("/license/id"), choice.at("/license/name"), choice.path("expression")}) {
                if (!name.isMissingNode()) {
                    licences.add(name.asString());
                }
            }
        }
        return licences;
    }
}
