package io.keyledger.query.validation.index;

import static io.keyledger.query.validation.index.IndexFacts.ACME;
import static io.keyledger.query.validation.index.IndexFacts.AT;
import static io.keyledger.query.validation.index.IndexFacts.FALSE;
import static io.keyledger.query.validation.index.IndexFacts.TRUE;
import static io.keyledger.query.validation.index.IndexFacts.closed;
import static io.keyledger.query.validation.index.IndexFacts.digest;
import static io.keyledger.query.validation.index.IndexFacts.expired;
import static io.keyledger.query.validation.index.IndexFacts.expiryChanged;
import static io.keyledger.query.validation.index.IndexFacts.issued;
import static io.keyledger.query.validation.index.IndexFacts.key;
import static io.keyledger.query.validation.index.IndexFacts.renamed;
import static io.keyledger.query.validation.index.IndexFacts.resumed;
import static io.keyledger.query.validation.index.IndexFacts.retired;
import static io.keyledger.query.validation.index.IndexFacts.revoked;
import static io.keyledger.query.validation.index.IndexFacts.rotated;
import static io.keyledger.query.validation.index.IndexFacts.suspended;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keyledger.events.Environment;
import io.keyledger.events.Fact;
import io.keyledger.events.Permission;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValidationIndexTest {

    private static final Instant LATER = AT.plusSeconds(60);
    private static final long BEFORE = LATER.toEpochMilli() - 1;
    private static final long THEN = LATER.toEpochMilli();

    private final ValidationIndex index = new ValidationIndex(IndexFacts::proof);
    private long position = 10;

    private void apply(Fact... facts) {
        for (Fact fact : facts) {
            index.apply(fact, ++position);
        }
    }

    private void forget(long before) {
        int next = 0;
        do {
            next = index.forget(before, next, 999);
        } while (next != 0);
    }

    private Finding find(int key, int version) {
        Finding finding = new Finding();
        index.find(DigestBits.of(digest(key, version)), finding);
        return finding;
    }

    @Test
    void anIssuedSecretIsFoundWithAllThatItsFactSaid() {
        apply(issued(0), issued(1, LATER, TRUE), issued(2));

        Finding found = find(1, 1);

        assertThat(found.found()).isTrue();
        assertThat(found.position()).isEqualTo(13);
        assertThat(found.keyId()).isEqualTo(key(1).text());
        assertThat(found.organization()).isEqualTo(ACME);
        assertThat(found.name()).isEqualTo("name 1");
        assertThat(found.permission()).isEqualTo(Permission.WRITE);
        assertThat(found.environment()).isEqualTo(Environment.TEST);
        assertThat(found.prefix()).isEqualTo("kl".getBytes(StandardCharsets.US_ASCII));
        assertThat(found.version()).isEqualTo(1);
        assertThat(found.expiresAt()).isEqualTo(LATER);
        assertThat(found.revoked() || found.suspended() || found.retired(THEN) || found.expired(BEFORE))
                .isFalse();
        assertThat(found.expired(THEN)).isTrue();
    }

    @Test
    void whatNobodyIssuedIsNotFound() {
        assertThat(find(7, 1).found()).isFalse();
        apply(issued(0));
        assertThat(find(7, 1).found()).isFalse();
        assertThat(find(7, 1).position()).isEqualTo(11);
    }

    @Test
    void aSecretWhoseBindingDoesNotHoldIsNotFound() {
        apply(issued(0, null, FALSE));
        assertThat(find(0, 1).found()).isFalse();
    }

    @Test
    void thePreviousSecretEndsWithTheOverlapAndAnOlderOneAtTheRotation() {
        apply(issued(0), rotated(0, 2, AT, LATER));
        assertThat(find(0, 1).retired(BEFORE)).isFalse();
        assertThat(find(0, 1).retired(THEN)).isTrue();
        assertThat(find(0, 2).retired(THEN)).isFalse();

        apply(rotated(0, 3, AT.plusSeconds(1), LATER));
        assertThat(find(0, 1).retired(0)).isTrue();
        assertThat(find(0, 2).retired(BEFORE)).isFalse();
        assertThat(find(0, 3).version()).isEqualTo(3);
    }

    @Test
    void aRotationWithoutOverlapEndsThePreviousSecretWhateverTheClockSays() {
        apply(issued(0), rotated(0, 2, LATER, LATER));
        assertThat(find(0, 1).retired(0)).isTrue();
    }

    @Test
    void aRetiredSecretStaysSoWhateverTheClockSays() {
        apply(issued(0), rotated(0, 2, AT, LATER), retired(0, 1, LATER));
        assertThat(find(0, 1).retired(0)).isTrue();
        assertThat(find(0, 2).retired(0)).isFalse();
    }

    @Test
    void allSecretsOfAKeyShareItsSuspensionItsNameAndItsEnd() {
        apply(issued(0), suspended(0), rotated(0, 2, AT, LATER), renamed(0, "other"));
        assertThat(find(0, 1).suspended() && find(0, 2).suspended()).isTrue();
        assertThat(find(0, 1).name()).isEqualTo("other");
        apply(resumed(0));
        assertThat(find(0, 1).suspended() || find(0, 2).suspended()).isFalse();
        apply(expired(0, AT));
        assertThat(find(0, 1).expired(0) && find(0, 2).expired(0)).isTrue();
        apply(issued(1), rotated(1, 2, AT, LATER), revoked(1, AT));
        assertThat(find(1, 1).revoked() && find(1, 2).revoked()).isTrue();
        assertThat(find(0, 2).revoked()).isFalse();
    }

    @Test
    void whoeverIsNotBoundAnewKeepsTheExpiryItIsBoundTo() {
        apply(issued(0, LATER, TRUE), rotated(0, 2, AT, AT), expiryChanged(0, LATER.plusSeconds(9), 2, TRUE));
        assertThat(find(0, 2).expired(THEN)).isFalse();
        assertThat(find(0, 2).expiresAt()).isEqualTo(LATER.plusSeconds(9));
        assertThat(find(0, 1).expiresAt()).isEqualTo(LATER);

        apply(expiryChanged(0, null, 2, FALSE));
        assertThat(find(0, 2).found()).isFalse();
    }

    @Test
    void aClosedOrganizationHasNoLivingKeys() {
        apply(issued(0), closed(AT));
        assertThat(find(0, 1).revoked()).isTrue();
    }

    /** A key is there already when it turns out that its prefix is one too many. */
    @Test
    void afterAChangeThatEndedHalfwayNothingIsBelieved() {
        for (int prefix = 0; prefix < 256; prefix++) {
            apply(issued(prefix, "p" + prefix, null, TRUE));
        }
        assertThat(index.find(DigestBits.of(digest(0, 1)), new Finding())).isTrue();

        assertThatIllegalStateException().isThrownBy(() -> apply(issued(256, "p256", null, TRUE)));

        assertThat(index.find(DigestBits.of(digest(0, 1)), new Finding())).isFalse();
        assertThat(index.find(DigestBits.of(digest(999, 1)), new Finding())).isFalse();
    }

    @Test
    void aFactThatWasAppliedIsNotAppliedAgain() {
        apply(issued(0), suspended(0), resumed(0));
        index.apply(suspended(0), 12);
        assertThat(find(0, 1).suspended()).isFalse();
        assertThat(index.position()).isEqualTo(13);
    }

    @Test
    void rowsThatWereAheadOfTheirPositionStayRight() {
        apply(issued(0), suspended(0), resumed(0), rotated(0, 2, AT, LATER), retired(0, 1, LATER), revoked(0, AT));
        Fact other = issued(0, null, FALSE);
        apply(other, suspended(0), resumed(0), rotated(0, 2, AT, AT), retired(0, 1, LATER), revoked(0, AT));
        assertThat(find(0, 1).found() && find(0, 1).retired(0) && find(0, 1).revoked())
                .isTrue();
        assertThat(find(0, 2).found() && find(0, 2).revoked()).isTrue();
        assertThat(find(0, 2).retired(THEN) || find(0, 2).suspended()).isFalse();
        assertThat(index.size()).isEqualTo(2);
    }

    @Test
    void aNewSecretOfAnUnknownKeyStopsTheIndexWhereItIs() {
        apply(issued(0));
        assertThatThrownBy(() -> apply(rotated(5, 2, AT, AT))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> apply(rotated(0, 3, AT, AT))).isInstanceOf(IllegalStateException.class);
        assertThat(index.position()).isEqualTo(11);
    }

    @Test
    void whatEndedLongAgoIsForgottenAndItsRoomUsedAgain() {
        for (int key = 0; key < 5_000; key++) {
            apply(issued(key, key % 5 == 0 ? LATER : null, TRUE), rotated(key, 2, AT, key % 5 == 4 ? AT : LATER));
            if (key % 5 == 1) {
                apply(revoked(key, AT.plusSeconds(58)));
            }
        }
        forget(BEFORE - 5_000);
        assertThat(index.size()).as("first secrets of every fifth").isEqualTo(10_000 - 1_000);
        forget(THEN);
        assertThat(index.size()).as("expired, but not on record").isEqualTo(10_000 - 6_000);
        for (int key = 0; key < 5_000; key += 5) {
            apply(expired(key, LATER));
        }
        forget(THEN);
        assertThat(index.size()).isEqualTo(10_000 - 7_000);
        long bytes = index.bytes();
        for (int key = 0; key < 5_000; key++) {
            assertThat(find(key, 2).found()).isEqualTo(key % 5 > 1);
            assertThat(find(key, 1).found()).isFalse();
        }
        for (int key = 5_000; key < 7_000; key++) {
            apply(issued(key));
        }
        apply(revoked(0, AT), renamed(1, "gone"), retired(1, 1, AT));
        assertThat(index.bytes()).isEqualTo(bytes);
        assertThat(find(6_999, 1).name()).isEqualTo("name 6999");
    }

    @Test
    void theKeysOfAClosedOrganizationAreForgottenToo() {
        apply(issued(0), closed(LATER));
        forget(BEFORE);
        assertThat(find(0, 1).revoked()).isTrue();
        forget(THEN);
        assertThat(find(0, 1).found()).isFalse();
    }
}
