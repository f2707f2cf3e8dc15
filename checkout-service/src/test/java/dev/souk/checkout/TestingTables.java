package dev.souk.checkout;

import dev.souk.embedded.EmbeddedCluster;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;

/** A look at the tables past the service. */
public final class TestingTables {

    private final EmbeddedCluster cluster;

    public TestingTables(EmbeddedCluster cluster) {
        this.cluster = cluster;
    }

    /** One value of a query with one parameter. */
    public String one(String sql, String parameter) {
        String url = "jdbc:mariadb://" + cluster.primary().address() + "/checkout?sslMode=disable";
        try (Connection connection = DriverManager.getConnection(url, "migrate", cluster.password("migrate"));
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Objects.requireNonNullElse(rows.getString(1), "null") : "nothing";
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Changes something behind the service's back. */
    public void change(String sql, String parameter) {
        String url = "jdbc:mariadb://" + cluster.primary().address() + "/checkout?sslMode=disable";
        try (Connection connection = DriverManager.getConnection(url, "migrate", cluster.password("migrate"));
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    public String reservation(String session) {
        return one("select reservation from checkout_session where public_id = ?", session);
    }

    /** How many orders the session became. */
    public String orders(String session) {
        return one(
                "select count(*) from placed_order o join checkout_session s on s.id = o.session_id where s.public_id = ?",
                session);
    }

    /** The step of the latest placement. */
    public String step(String session) {
        return one(
                "select p.step from placement p join checkout_session s on s.placement_id = p.id where s.public_id = ?",
                session);
    }

    /** Whether a pod is at work on the latest placement. */
    public boolean isLeased(String session) {
        return one(
                        "select p.lease_owner is not null from placement p"
                                + " join checkout_session s on s.placement_id = p.id where s.public_id = ?",
                        session)
                .equals("1");
    }

    /** Our key of the latest charge. */
    public String chargeKey(String session) {
        return one(
                "select p.charge_key from placement p join checkout_session s on s.placement_id = p.id where s.public_id = ?",
                session);
    }
}
