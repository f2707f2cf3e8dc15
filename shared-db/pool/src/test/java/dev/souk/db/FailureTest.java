package dev.souk.db;

import static dev.souk.db.Failure.APPLICATION;
import static dev.souk.db.Failure.CONTENTION;
import static dev.souk.db.Failure.GIVEN_UP;
import static dev.souk.db.Failure.NODE;
import static dev.souk.db.Failure.OUT;
import static dev.souk.db.Failure.OVERLOAD;
import static dev.souk.db.Failure.WRONG_ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.mysqlclient.MySQLException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.query.SyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of failures, entry by entry; {@link CausedFailureTest} causes them. */
class FailureTest {

    @Test
    void networkIsTheNodes() {
        assertThat(Failure.of(new ConnectException("Connection refused"))).isEqualTo(NODE);
        assertThat(Failure.of(new ConnectTimeoutException("connection timed out")))
                .isEqualTo(NODE);
        assertThat(Failure.of(new UnknownHostException("db-2"))).isEqualTo(NODE);
        assertThat(Failure.of(new IOException("Connection reset by peer"))).isEqualTo(NODE);
        assertThat(Failure.of(ClosedConnectionException.INSTANCE)).isEqualTo(NODE);
        assertThat(Failure.of(new VertxException("Connection was closed"))).isEqualTo(NODE);
        assertThat(Failure.of(new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")))
                .isEqualTo(NODE);
    }

    @Test
    void silenceIsTheNodes() {
        assertThat(Failure.of(new TimeoutException("reads of db-2 timed out"))).isEqualTo(NODE);
    }

    @Test
    void openBreakerTellsNothingNew() {
        assertThat(Failure.of(new CircuitBreakerOpenException("reads of db-2"))).isEqualTo(OUT);
    }

    @Test
    void fullQueueIsOurOwnOverload() {
        assertThat(Failure.of(new ConnectionPoolTooBusyException("pool size 16")))
                .isEqualTo(OVERLOAD);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                1021, 1037, 1041, 1042, 1043, 1044, 1045, 1049, 1053, 1129, 1130, 1158, 1159, 1160, 1161, 1927, 2006,
                2013
            })
    void codesOfASickServerAreTheNodes(int code) {
        assertThat(Failure.of(mysql(code))).isEqualTo(NODE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1040, 1203, 1226})
    void codesOfAServerThatIsFullAreOverload(int code) {
        assertThat(Failure.of(mysql(code))).isEqualTo(OVERLOAD);
    }

    @ParameterizedTest
    @ValueSource(ints = {1020, 1205, 1213})
    void codesOfATransactionThatOthersStoodInTheWayOfAreContention(int code) {
        assertThat(Failure.of(mysql(code))).isEqualTo(CONTENTION);
    }

    @Test
    void callersThatGiveUpBlameNobody() {
        assertThat(Failure.of(new CancellationException("gone"))).isEqualTo(GIVEN_UP);
        assertThat(Failure.of(new io.smallrye.mutiny.TimeoutException())).isEqualTo(GIVEN_UP);
    }

    @ParameterizedTest
    @ValueSource(ints = {1290, 1792, 1836})
    void codesOfAServerThatTakesNoWritesAreTheWrongRole(int code) {
        assertThat(Failure.of(mysql(code))).isEqualTo(WRONG_ROLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1048, 1054, 1062, 1064, 1142, 1146, 1264, 1317, 1406, 1451, 1452, 1969, 4025})
    void allOtherCodesAreAnswersOfAHealthyServer(int code) {
        assertThat(Failure.of(mysql(code))).isEqualTo(APPLICATION);
    }

    @Test
    void parametersThatDoNotFitAreTheApplications() {
        assertThat(Failure.of(new NoStackTraceThrowable("Parameter at position[0] with class = [java.lang.String]")))
                .isEqualTo(APPLICATION);
    }

    @Test
    void bugsAreTheApplications() {
        assertThat(Failure.of(new IllegalStateException("bug"))).isEqualTo(APPLICATION);
        assertThat(Failure.of(new SyntaxException("bad JPQL", "selct"))).isEqualTo(APPLICATION);
    }

    @Test
    void looksThroughWhatHibernateAndCompletionStagesWrapAround() {
        SQLException duplicate = new SQLException("Duplicate entry", "23000", 1062);
        SQLException shutdown = new SQLException("Server shutdown in progress", "08S01", 1053);

        assertThat(Failure.of(
                        new CompletionException(new ConstraintViolationException("insert", duplicate, "PRIMARY"))))
                .isEqualTo(APPLICATION);
        assertThat(Failure.of(new CompletionException(new JDBCConnectionException("select", shutdown))))
                .isEqualTo(NODE);
    }

    @Test
    void whatIsGivenUpIsNotTriedAgain() {
        DatabaseUnavailable inner = new DatabaseUnavailable("none", new ConnectException("Connection refused"));

        assertThat(Failure.of(inner)).isEqualTo(APPLICATION);
        assertThat(Failure.of(new DatabaseBusy("others", mysql(1213)))).isEqualTo(APPLICATION);
    }

    @Test
    void causesInACircleEnd() {
        IllegalStateException first = new IllegalStateException("first");
        IllegalStateException second = new IllegalStateException("second", first);
        first.initCause(second);

        assertThat(Failure.of(first)).isEqualTo(APPLICATION);
    }

    private static MySQLException mysql(int code) {
        return new MySQLException("message", code, "HY000");
    }
}
