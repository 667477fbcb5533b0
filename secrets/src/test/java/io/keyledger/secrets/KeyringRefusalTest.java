package io.keyledger.secrets;

import static io.keyledger.secrets.Samples.textFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringRefusalTest {

    private static final String PEPPER = textFrom(0);
    private static final String BINDING = textFrom(100);
    private static final String CONTEXT = textFrom(200);
    private static final String GOOD = """
            pepper.current=p1
            pepper.p1=%s
            binding.current=b1
            binding.b1=%s
            context.current=c1
            context.c1=%s
            """.formatted(PEPPER, BINDING, CONTEXT);

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rw-r--r--"})
    void aFileOpenToItsGroupOrToOthersIsRefused(String permissions) throws IOException {
        Path file = privateFile(GOOD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        assertThatExceptionOfType(KeyringUnreadable.class)
                .isThrownBy(() -> Keyring.load(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("chmod 600");
    }

    @Test
    void aMissingFileIsNamed() {
        Path file = directory.resolve("nowhere");

        assertThatExceptionOfType(KeyringUnreadable.class)
                .isThrownBy(() -> Keyring.load(file))
                .withMessageContaining(file.toString())
                .withMessageContaining("does not exist");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void aGarbledKeyringIsRefusedWithoutQuotingIt(String complaint, String content) throws IOException {
        Path file = privateFile(content);

        KeyringUnreadable refusal = catchThrowableOfType(KeyringUnreadable.class, () -> Keyring.load(file));

        assertThat(refusal)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(complaint)
                .hasNoCause();
        assertThat(everythingToldBy(refusal)).doesNotContain(fragmentsOf(PEPPER, BINDING, CONTEXT));
    }

    static Stream<Arguments> aGarbledKeyringIsRefusedWithoutQuotingIt() {
        return Stream.of(
                arguments("lacks the entry pepper.current", ""),
                arguments("lacks the entry binding.current", GOOD.replace("binding.current=b1\n", "")),
                arguments("id that context.current names", GOOD.replace("context.c1=" + CONTEXT + "\n", "")),
                arguments("id that pepper.current names", GOOD.replace("pepper.current=p1", "pepper.current=p2")),
                arguments("id that pepper.current names", GOOD.replace("=p1", "=" + PEPPER)),
                arguments("in pepper.p1 no key of exactly 32 bytes", GOOD.replace(PEPPER, PEPPER.substring(4))),
                arguments("in context.c1 no key of exactly 32 bytes", GOOD.replace(CONTEXT, "AAAA" + CONTEXT)),
                arguments("in binding.b1 no key of exactly 32 bytes", GOOD.replace(BINDING, "")),
                arguments("in binding.b1 no base64", GOOD.replace(BINDING, BINDING.replace('Z', '!'))),
                arguments("none of pepper.<id>", GOOD.replace("pepper.p1=", "pepper.p1")),
                arguments("none of pepper.<id>", GOOD + PEPPER + "\n"),
                arguments("none of pepper.<id>", GOOD + "pepper.P2=" + textFrom(50) + "\n"),
                arguments("none of pepper.<id>", GOOD + "pepper." + "p".repeat(33) + "=" + textFrom(50) + "\n"),
                arguments("the same entry twice", GOOD + "pepper.p1=" + textFrom(50) + "\n"),
                arguments("the same key as in another entry", GOOD + "pepper.p2=" + PEPPER + "\n"),
                arguments("the same key as in another entry", GOOD.replace(BINDING, PEPPER)),
                arguments("not a properties file", GOOD + "pepper.p2=\\u." + PEPPER + "\n"),
                arguments("larger than 64 KiB", GOOD + "#".repeat(64 * 1024)));
    }

    private Path privateFile(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("keyring"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static String everythingToldBy(Throwable refusal) {
        StringWriter told = new StringWriter();
        refusal.printStackTrace(new PrintWriter(told));
        return told.toString();
    }

    /** Every six characters of these keys that stand side by side. */
    private static List<String> fragmentsOf(String... keys) {
        return Stream.of(keys)
                .flatMap(key -> Stream.iterate(0, start -> start + 6 <= key.length(), start -> start + 1)
                        .map(start -> key.substring(start, start + 6)))
                .toList();
    }
}
