package io.keyledger.secrets;

import static io.keyledger.secrets.Samples.keys;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.events.Environment;
import io.keyledger.events.SecretDigest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SecretReaderTest {

    private final SecretDigester digester = new SecretDigester(keys("p", 0, 100));
    private final SecretReader reader = digester.reader();

    private static String hex(long[] digest) {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        for (long part : digest) {
            bytes.putLong(part);
        }
        return HexFormat.of().formatHex(bytes.array());
    }

    private List<SecretDigest> digests() {
        return IntStream.range(0, reader.peppers())
                .mapToObj(number -> {
                    long[] digest = new long[SecretReader.DIGEST_LONGS];
                    reader.digest(number, digest);
                    return new SecretDigest(reader.pepper(number), hex(digest));
                })
                .toList();
    }

    @Property
    void itAcceptsWhatTheParserAcceptsAndDigestsTheSame(@ForAll("presented") String presented) {
        Optional<SecretText> parsed = SecretText.parse(presented);

        assertThat(reader.read(presented)).isEqualTo(parsed.isPresent());
        parsed.ifPresent(secret -> {
            assertThat(reader.environment()).isEqualTo(secret.environment());
            assertThat(reader.hasPrefix(secret.prefix().getBytes(StandardCharsets.US_ASCII)))
                    .isTrue();
            assertThat(reader.hasPrefix((secret.prefix() + "x").getBytes(StandardCharsets.US_ASCII)))
                    .isFalse();
            assertThat(reader.hasPrefix("x".getBytes(StandardCharsets.US_ASCII)))
                    .isEqualTo(secret.prefix().equals("x"));
            assertThat(digests()).isEqualTo(digester.candidates(secret));
        });
    }

    @Property
    void bytesAreReadLikeTheTextTheyAre(@ForAll("presented") String presented) {
        byte[] ascii = ("<" + presented + ">").getBytes(StandardCharsets.UTF_8);

        assertThat(reader.read(ascii, 1, ascii.length - 2))
                .isEqualTo(SecretText.parse(presented).isPresent());
    }

    @Example
    void whatWasForgottenCannotBeDigested() {
        assertThat(reader.read(Samples.TEXT)).isTrue();
        reader.forget();

        assertThatThrownBy(() -> reader.digest(0, new long[4])).isInstanceOf(IllegalStateException.class);
        assertThat(reader.hasPrefix("kl".getBytes(StandardCharsets.US_ASCII))).isFalse();
    }

    @Example
    void aTextThatIsNoneLeavesNothingOfTheOneBefore() {
        assertThat(reader.read(Samples.TEXT)).isTrue();
        assertThat(reader.read("nonsense")).isFalse();

        assertThatThrownBy(() -> reader.digest(0, new long[4])).isInstanceOf(IllegalStateException.class);
    }

    @Provide
    Arbitrary<String> presented() {
        Arbitrary<String> secrets = Combinators.combine(
                        Arbitraries.strings()
                                .withCharRange('a', 'z')
                                .numeric()
                                .ofMinLength(1)
                                .ofMaxLength(17),
                        Arbitraries.of(Environment.values()),
                        Arbitraries.bytes().array(byte[].class).ofSize(32))
                .as((prefix, environment, bits) -> SecretText.of(prefix, environment, Base62.encode(bits, 43))
                        .reveal());
        Arbitrary<String> nearly = Combinators.combine(
                        secrets,
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.chars().all())
                .as((text, position, typed) -> position >= text.length()
                        ? text + typed
                        : text.substring(0, position) + typed + text.substring(position + 1));
        Arbitrary<String> torn = Combinators.combine(
                        secrets, Arbitraries.integers().between(0, 80))
                .as((text, end) -> text.substring(0, Math.min(end, text.length())));
        return Arbitraries.oneOf(secrets, nearly, torn, Arbitraries.strings());
    }
}
