package io.keyledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.SubjectId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class MemberIdsPropertiesTest {

    @Property
    void whoeverMayBeAMemberIsFoundByTheIdInAPath(@ForAll("visible") String issuer, @ForAll("visible") String subject) {
        SubjectId member = new SubjectId("https://" + issuer, subject);

        assertThat(MemberIds.of(member)).matches("[A-Za-z0-9_-]+");
        assertThat(MemberIds.parse(MemberIds.of(member))).hasValue(member);
    }

    @Property
    void anyTextNamesOneMemberOrNone(@ForAll String text) {
        assertOneOrNone(text);
    }

    @Property
    void anyTwoTextsNameOneMemberOrNone(@ForAll String issuer, @ForAll String subject, @ForAll boolean padded) {
        Base64.Encoder encoder = Base64.getUrlEncoder();
        byte[] bytes = (issuer + '\n' + subject).getBytes(StandardCharsets.UTF_8);
        assertOneOrNone((padded ? encoder : encoder.withoutPadding()).encodeToString(bytes));
    }

    @Property
    void anyBytesNameOneMemberOrNone(@ForAll byte[] bytes) {
        assertOneOrNone(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Property
    void aMemberHasNoOtherId(
            @ForAll("visible") String issuer,
            @ForAll("visible") String subject,
            @ForAll @IntRange(max = 4096) int position,
            @ForAll("inAnId") char typed) {
        SubjectId member = new SubjectId(issuer, subject);
        String id = MemberIds.of(member);
        int at = position % id.length();
        String changed = id.substring(0, at) + typed + id.substring(at + 1);

        assertThat(MemberIds.parse(changed).filter(member::equals).isPresent()).isEqualTo(changed.equals(id));
    }

    private static void assertOneOrNone(String text) {
        MemberIds.parse(text).ifPresent(member -> {
            assertThat(MemberIds.of(member)).isEqualTo(text);
            assertThat(Base64.getUrlDecoder().decode(text))
                    .isEqualTo((member.issuer() + '\n' + member.subject()).getBytes(StandardCharsets.UTF_8));
        });
    }

    @Provide
    Arbitrary<String> visible() {
        return Arbitraries.strings().withCharRange('!', '~').ofMinLength(1).ofMaxLength(255);
    }

    @Provide
    Arbitrary<Character> inAnId() {
        return Arbitraries.chars().alpha().numeric().with('_', '-', '=');
    }
}
