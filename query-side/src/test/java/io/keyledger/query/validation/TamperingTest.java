package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Permission;
import io.keyledger.query.testing.Facts;
import io.keyledger.query.testing.Facts.TestKey;
import io.keyledger.query.testing.Installation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TamperingTest {

    private final Installation installation = Installation.shared();
    private final TestKey key = installation.facts().issue(Facts.anOrganization(), Permission.READ);

    @BeforeEach
    void theKeyIsKnown() {
        assertThat(code()).isEqualTo("VALID");
    }

    private String code() {
        return installation
                .client()
                .verify(installation.validatorKey(), key.secret().reveal(), null)
                .code();
    }

    private void write(String change) {
        installation.asSuperuser("update query.key_lookup set " + change + " where key_id = '" + key.id() + "'");
    }

    @Test
    void aRaisedPermissionIsRefusedWithAnAlarmThatNamesTheKey(CapturedOutput output) {
        write("permission = 'WRITE_AND_OUTBOUND_CALLS'");
        assertThat(code()).isEqualTo("NOT_FOUND");
        assertThat(output.getOut()).contains("SECURITY: the lookup row of " + key.id());
        assertThat(output.getOut()).doesNotContain(key.secret().reveal());
    }

    @Test
    void aKeyMovedToAnotherOrganizationIsRefused() {
        write("organization = '" + Facts.anOrganization() + "'");
        assertThat(code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void anExpiryPutOffIsRefused() {
        write("expires_at = now() + interval '100 years'");
        assertThat(code()).isEqualTo("NOT_FOUND");
    }

    @Test
    void aBindingTakenFromAnotherKeyIsRefused() {
        TestKey other = installation.facts().issue(key.organization(), Permission.READ);
        assertThat(code()).isEqualTo("VALID");
        write("binding = (select binding from query.key_lookup where key_id = '" + other.id() + "' and side = 'a')");
        assertThat(code()).isEqualTo("NOT_FOUND");
    }
}
