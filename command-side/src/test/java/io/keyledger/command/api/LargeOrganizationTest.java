package io.keyledger.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keyledger.command.organization.JoinMember;
import io.keyledger.command.testing.Answer;
import io.keyledger.command.testing.CommandSideTest;
import io.keyledger.command.testing.TestIssuer;
import io.keyledger.events.Actor;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Role;
import io.keyledger.eventstore.testing.RowsRead;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Whether somebody may issue a key is asked of an organization with ten thousand members as of any other. */
@Import(LargeOrganizationTest.Counting.class)
class LargeOrganizationTest extends CommandSideTest {

    @Autowired
    private RowsRead events;

    @Test
    void decidingAboutItDoesNotReadItsWholeHistory() throws SQLException {
        OrganizationId organization = anOrganization();
        tenThousandJoin(organization);
        issue(organization, "first");
        awaitSnapshotOf(organization);
        events.andReset();

        assertThat(issue(organization, "billing").status()).isEqualTo(201);

        assertThat(events.andReset()).isLessThan(5);
    }

    @Test
    void whatHappenedSinceTheSnapshotCounts() throws SQLException {
        OrganizationId organization = anOrganization();
        tenThousandJoin(organization);
        issue(organization, "first");
        awaitSnapshotOf(organization);

        assertThat(issueAs("newcomer", organization).status()).isEqualTo(404);
        decisions.decide(
                new JoinMember(
                        organization,
                        TestIssuer.subject("newcomer"),
                        Role.ADMIN,
                        Actor.person(TestIssuer.subject("owner"))),
                Map.of());
        assertThat(issueAs("newcomer", organization).status()).isEqualTo(201);
        assertThat(issueAs("member-9999", organization).field("code")).isEqualTo("INSUFFICIENT_ROLE");
    }

    private Answer issueAs(String subject, OrganizationId organization) {
        return postAs(subject, keys(organization), """
                {"name": "billing", "permission": "WRITE", "environment": "live"}""");
    }

    /** Straight into the store: by ten thousand commands it would take minutes. */
    private void tenThousandJoin(OrganizationId organization) throws SQLException {
        stored().execute("""
                insert into eventstore.event
                select head + i, gen_random_uuid(), '%1$s', 'Organization', last + i, 'keyledger.MemberJoined', '1', now(),
                    json_build_object('organization', '%1$s',
                        'member', json_build_object('issuer', '%2$s', 'subject', 'member-' || i), 'role', 'MEMBER',
                        'by', (select payload->'by' from eventstore.event where stream = '%1$s' limit 1),
                        'at', '2026-11-23T12:00:00Z'), '{}'
                from (select max(position) as head from eventstore.event) as store,
                    (select max(sequence) as last from eventstore.event where stream = '%1$s') as stream,
                    generate_series(1, 10000) as i order by i""".formatted(organization, TestIssuer.ISSUER));
    }

    private void awaitSnapshotOf(OrganizationId organization) {
        await().atMost(Duration.ofSeconds(60)).until(() -> rememberedUpTo(organization) == 10_004);
    }

    private long rememberedUpTo(OrganizationId organization) throws SQLException {
        try (Connection connection = stored().superuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(sequence), -1) from eventstore.snapshot"
                        + " where stream = '" + organization + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Counts the facts that decisions read, not what projections follow at the same time. */
    static class Counting {

        @Bean
        static RowsRead events() {
            return new RowsRead("from eventstore.event where stream = ? ");
        }

        @Bean
        static BeanPostProcessor counted(RowsRead events) {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource database ? events.through(database) : bean;
                }
            };
        }
    }
}
