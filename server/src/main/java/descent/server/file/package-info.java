/**
 * Files that are never half-written, the folders that belong to the user, and sentences for what
 * can go wrong with either.
 */
@NullMarked
package descent.server.file;

import org.jspecify.annotations.NullMarked;
