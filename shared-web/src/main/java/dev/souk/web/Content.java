package dev.souk.web;

/** The bytes of an answer, in each way that they may travel. Each way is made when it is first asked for, and not again. */
public interface Content {

    /** How many bytes there are, unpacked. */
    int length();

    /** The bytes. Nobody changes them. */
    byte[] plain();

    /** The same as a gzip file. Nobody changes it. */
    byte[] gzip();

    /** SHA-256 of what the bytes are made of: other bytes, other digest. */
    byte[] digest();
}
