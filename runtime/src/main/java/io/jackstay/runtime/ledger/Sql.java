package io.jackstay.runtime.ledger;

import static java.util.Objects.requireNonNull;

import io.jackstay.runtime.error.ErrorCode;
import io.jackstay.runtime.error.JackstayException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Statements on one connection, each prepared once. Not thread safe: owned by whoever opened it.
 *
 * <p>Texts, whole numbers and decimals go in, decimals as text. Every error is a {@link JackstayException} LEDGER_FAILED.
 */
final class Sql implements AutoCloseable {
    private final Connection connection;
    private final String where;
    private final boolean server;
    private final Map<String, PreparedStatement> prepared = new TreeMap<>();

    /**
     * @param where what messages call the database; without a password
     * @param server whether it is behind a connection of the network
     */
    Sql(Connection connection, String where, boolean server) {
        this.server = server;
        this.connection = requireNonNull(connection, "connection is null");
        this.where = requireNonNull(where, "where is null");
    }

    /** What is done to a row. */
    @FunctionalInterface
    interface Read<T> {
        T from(Row row) throws SQLException;
    }

    /** One row of an answer, its columns counted from 1. Not thread safe, and gone with the next row. */
    static final class Row {
        private final ResultSet set;

        private Row(ResultSet set) {
            this.set = set;
        }

        String text(int column) throws SQLException {
            return requireNonNull(set.getString(column), "a column without a value");
        }

        long number(int column) throws SQLException {
            return set.getLong(column);
        }

        int count(int column) throws SQLException {
            return set.getInt(column);
        }

        /** All columns, divided by a character that no text has. */
        String whole() throws SQLException {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= set.getMetaData().getColumnCount(); i++) {
                text.append(set.getString(i)).append('\u0000');
            }
            return text.toString();
        }

        BigDecimal decimal(int column) throws SQLException {
            return new BigDecimal(text(column));
        }
    }

    private interface Call<T> {
        T make() throws SQLException;
    }

    /** Returns how many rows were changed. */
    int update(String sql, Object... values) {
        return calling(() -> {
            PreparedStatement statement = statement(sql, values);
            return statement.executeUpdate();
        });
    }

    /** Statements without values, divided by semicolons at the ends of lines. */
    void script(String text) {
        calling(() -> {
            try (Statement statement = connection.createStatement()) {
                for (String one : text.replaceAll("(?m)^--.*$", "").split(";\\s*(\n|$)")) {
                    if (!one.isBlank()) {
                        statement.execute(one);
                    }
                }
            }
            return true;
        });
    }

    <T> List<T> list(String sql, Read<T> read, Object... values) {
        List<T> all = new ArrayList<>();
        each(sql, read, all::add, values);
        return all;
    }

    <T> Optional<T> first(String sql, Read<T> read, Object... values) {
        return calling(() -> {
            try (ResultSet set = statement(sql, values).executeQuery()) {
                return set.next() ? Optional.of(read.from(new Row(set))) : Optional.empty();
            }
        });
    }

    /** Row after row, none of them kept. */
    <T> void each(String sql, Read<T> read, Consumer<T> consumer, Object... values) {
        calling(() -> {
            try (ResultSet set = statement(sql, values).executeQuery()) {
                Row row = new Row(set);
                while (set.next()) {
                    consumer.accept(read.from(row));
                }
                return true;
            }
        });
    }

    private PreparedStatement statement(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            set(statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void set(PreparedStatement statement, int at, Object value) throws SQLException {
        if (value instanceof Long number) {
            statement.setLong(at, number);
        } else if (value instanceof Integer number) {
            statement.setInt(at, number);
        } else if (value instanceof BigDecimal decimal) {
            statement.setString(at, text(decimal));
        } else {
            statement.setString(at, value.toString());
        }
    }

    /** One number has one text: without zeros at its end. */
    static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Nothing until {@link #commit} is seen by others, or kept. */
    void begin() {
        calling(() -> {
            connection.setAutoCommit(false);
            return true;
        });
    }

    void commit() {
        calling(() -> {
            connection.commit();
            connection.setAutoCommit(true);
            return true;
        });
    }

    /** Makes long answers come piece by piece: a server gives them whole outside of a transaction. */
    void reading(Runnable questions) {
        if (!server) {
            questions.run();
            return;
        }
        begin();
        try {
            questions.run();
        } finally {
            rollback();
        }
    }

    /** Takes back what was done since {@link #begin}; a connection that is broken has done that itself. */
    void rollback() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            prepared.clear();
        }
    }

    private <T> T calling(Call<T> call) {
        try {
            return call.make();
        } catch (SQLException e) {
            throw failed(where, e);
        }
    }

    static JackstayException failed(String where, SQLException cause) {
        return new JackstayException(
                ErrorCode.LEDGER_FAILED, "ledger %s: %s".formatted(where, cause.getMessage()), cause);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failed(where, e);
        }
    }
}
