package dev.souk.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A MariaDB server of one node: its data folder, its settings, its first statements. */
final class MariaDbProgram implements ServerProcess.Program {

    private final MariaDbInstallation installation;
    private final String name;
    private final Supplier<Role> role;
    private final int serverId;
    private final Path folder;
    private final Passwords passwords;
    private final boolean logsStatements;
    private final String supervisorPassword = Passwords.randomPassword();
    private final Administration administration = new Administration(supervisorPassword);

    MariaDbProgram(
            MariaDbInstallation installation,
            String name,
            Supplier<Role> role,
            int serverId,
            Path folder,
            Passwords passwords,
            boolean logsStatements) {
        this.installation = installation;
        this.name = name;
        this.role = role;
        this.serverId = serverId;
        this.folder = folder;
        this.passwords = passwords;
        this.logsStatements = logsStatements;
    }

    Administration administration() {
        return administration;
    }

    String supervisorPassword() {
        return supervisorPassword;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** Every statement that anybody sent it, if it logs them. */
    Path statementLog() {
        return folder.resolve("statements.log");
    }

    /** Its own: a server that starts deletes every temporary table in this folder, also those of other servers. */
    private Path temporary() {
        return folder.resolve("tmp");
    }

    @Override
    public List<String> command(int port) throws IOException {
        Folders.create(folder);
        Folders.create(temporary());
        Folders.writePrivately(firstStatements(), Account.statements(passwords, supervisorPassword));
        Path settings = folder.resolve("my.cnf");
        Folders.writePrivately(settings, settings(port));
        return List.of(installation.server().toString(), "--defaults-file=" + settings);
    }

    @Override
    public boolean answers(Address address) {
        return administration.answers(address);
    }

    /** Removes what only a starting server needs to know: passwords are in there. */
    void forgetFirstStatements() {
        try {
            Files.deleteIfExists(firstStatements());
        } catch (IOException failure) {
            throw EmbeddedServerException.cannot("tidy up after the start of " + name, failure);
        }
    }

    /** Where a copy passes through on its way to this node. */
    Path folder() {
        return folder;
    }

    private Path firstStatements() {
        return folder.resolve("first-statements.sql");
    }

    private String settings(int port) {
        List<String> lines = new ArrayList<>();
        lines.add("[mariadbd]");
        installation.share().ifPresent(share -> {
            lines.add("lc_messages_dir=" + quoted(share));
            lines.add("character_sets_dir=" + quoted(share.resolve("charsets")));
        });
        if (MariaDbInstallation.runsAsRoot()) {
            lines.add("user=root");
        }
        lines.add("datadir=" + quoted(data()));
        lines.add("tmpdir=" + quoted(temporary()));
        lines.add("init_file=" + quoted(firstStatements()));
        lines.add("port=" + port);
        lines.add("server_id=" + serverId);
        lines.add("report_host=" + name);
        boolean primary = role.get() == Role.PRIMARY;
        lines.add("rpl_semi_sync_master_enabled=" + (primary ? "ON" : "OFF"));
        // Never on a primary: before 11.4.3, a primary with this on cuts unacknowledged transactions off its binary log
        // when it recovers from a crash, although a replica may have them already (MDEV-33465).
        lines.add("rpl_semi_sync_slave_enabled=" + (primary ? "OFF" : "ON"));
        if (logsStatements) {
            // In its settings, so that a server that was killed goes on with it from its first statement.
            lines.add("general_log=1");
            lines.add("general_log_file=" + quoted(statementLog()));
        }
        lines.addAll(MariaDbInstallation.FILE_SETTINGS);
        return String.join("\n", lines) + "\n" + SETTINGS_OF_EVERY_NODE;
    }

    private static String quoted(Path path) {
        return "\"" + path + "\"";
    }

    private static final String SETTINGS_OF_EVERY_NODE = """
            # Whoever supervises the cluster opens one node for writing.
            read_only=1

            # An acknowledged commit is on disk here and, while a replica is connected, on a replica.
            sync_binlog=1
            innodb_flush_log_at_trx_commit=1
            rpl_semi_sync_master_wait_point=AFTER_SYNC
            rpl_semi_sync_master_wait_no_slave=OFF
            # Milliseconds a commit waits for replicas that are connected and silent; then it goes on unprotected.
            rpl_semi_sync_master_timeout=1000

            log_bin=binlog
            binlog_format=ROW
            binlog_expire_logs_seconds=604800
            max_binlog_size=64M
            gtid_domain_id=0
            gtid_strict_mode=1
            log_slave_updates=1
            relay_log=relay
            relay_log_recovery=1
            skip_slave_start=1
            # Transactions that the primary committed together, and an ALTER in two phases, which begins here when it begins
            # there. Conservative: nothing is tried that may have to be undone, and commits keep the primary's order.
            slave_parallel_threads=4
            slave_parallel_mode=conservative
            # Seconds of silence after which a replica connects anew; heartbeats come twice as often.
            slave_net_timeout=6

            bind_address=127.0.0.1
            # Relative to the data folder: a whole path is often longer than a socket's name may be.
            socket=mariadb.sock
            pid_file=mariadb.pid
            skip_name_resolve=1
            # Making a key at the start takes seconds, and nothing leaves this machine.
            ssl=0
            local_infile=0
            max_connections=500
            table_open_cache=400

            default_time_zone=+00:00
            # Seconds; the defaults let one waiting ALTER hold up every later query for a day.
            lock_wait_timeout=30
            innodb_lock_wait_timeout=5

            innodb_buffer_pool_size=128M
            innodb_log_buffer_size=4M
            innodb_temp_data_file_path=ibtmp1:4M:autoextend
            innodb_buffer_pool_dump_at_shutdown=0
            innodb_buffer_pool_load_at_startup=0
            aria_pagecache_buffer_size=8M
            key_buffer_size=1M
            performance_schema=0
            log_warnings=1
            """;
}
