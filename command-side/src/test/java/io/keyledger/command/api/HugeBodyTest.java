package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.OrganizationId;
import io.keyledger.http.testing.HugeBodies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class HugeBodyTest extends CommandSideTest implements HugeBodies {

    private OrganizationId organization = OrganizationId.INSTALLATION;

    @BeforeEach
    void anOrganizationOfItsOwn() {
        organization = anOrganization();
    }

    @AfterEach
    void nothingHappened() {
        assertThat(changes(organization)).isEmpty();
    }

    @Override
    public String path() {
        return keys(organization);
    }

    @Override
    public String bearer() {
        return TestIssuer.token("owner");
    }
}
