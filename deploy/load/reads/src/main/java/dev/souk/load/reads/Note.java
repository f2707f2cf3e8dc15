package dev.souk.load.reads;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What is read. */
@Entity
@Table(name = Servers.TABLE)
class Note {

    static final long THE_ONE = 1;

    @Id
    long id;

    String text;

    /** For Hibernate. */
    protected Note() {
        id = 0;
        text = "";
    }
}
