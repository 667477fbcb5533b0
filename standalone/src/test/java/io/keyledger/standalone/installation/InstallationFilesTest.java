package io.keyledger.standalone.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of the installation agree with each other, with the applications and with what foreign images ask for; and there is no
 * value in them that could be another without a check that notices.
 */
class InstallationFilesTest {

    /** Names for people, of which nothing depends on one. */
    private static final Set<String> LABELS =
            Set.of("/clients/protocolMappers/name", "/clients/protocolMappers without name");

    private static final Installation FILES = Installation.read();

    static List<Check> checks() {
        return Check.all();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void aCheckHolds(Check check) {
        check.rule().accept(FILES);
    }

    @Test
    void noValueOfTheComposeFileCanBeAnother() {
        assertThat(FILES.compose().changes()).hasSizeGreaterThan(1000);
        assertThat(unnoticed(FILES.compose().changes().stream()
                        .map(change -> change.within(
                                "",
                                compose -> new Installation(compose, FILES.nginx(), FILES.dockerfile(), FILES.realm())))
                        .toList()))
                .isEmpty();
    }

    @Test
    void noDirectiveOfNginxCanBeAnother() {
        assertThat(FILES.nginx().changes()).hasSizeGreaterThan(300);
        assertThat(unnoticed(FILES.nginx().changes().stream()
                        .map(change -> change.within(
                                "",
                                nginx -> new Installation(FILES.compose(), nginx, FILES.dockerfile(), FILES.realm())))
                        .toList()))
                .isEmpty();
    }

    @Test
    void noInstructionOfTheDockerfileCanBeAnother() {
        assertThat(FILES.dockerfile().changes()).hasSizeGreaterThan(200);
        assertThat(unnoticed(FILES.dockerfile().changes().stream()
                        .map(change -> change.within(
                                "", image -> new Installation(FILES.compose(), FILES.nginx(), image, FILES.realm())))
                        .toList()))
                .isEmpty();
    }

    @Test
    void noValueOfTheRealmCanBeAnother() {
        assertThat(FILES.realm().changes()).hasSizeGreaterThan(80);
        assertThat(unnoticed(FILES.realm().changes().stream()
                        .filter(change ->
                                LABELS.stream().noneMatch(change.what().substring(Realm.FILE.length())::startsWith))
                        .map(change -> change.within(
                                "",
                                realm -> new Installation(FILES.compose(), FILES.nginx(), FILES.dockerfile(), realm)))
                        .toList()))
                .isEmpty();
    }

    private static List<String> unnoticed(List<Change<Installation>> changes) {
        List<Check> checks = checks();
        assertThat(checks).noneMatch(check -> check.isBrokenBy(FILES));
        List<String> unnoticed = new ArrayList<>();
        for (Change<Installation> change : changes) {
            if (checks.stream().noneMatch(check -> check.isBrokenBy(change.result()))) {
                unnoticed.add(change.what());
            }
        }
        return unnoticed;
    }
}
