package dev.souk.db.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An entity as any other: both persistence units know it. */
@Entity
@Table(name = "notes")
public class Note {

    @Id
    long id;

    String text;

    public Note(long id, String text) {
        this.id = id;
        this.text = text;
    }

    /** For Hibernate. */
    protected Note() {
        this(0, "");
    }
}
