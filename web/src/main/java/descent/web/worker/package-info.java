/**
 * Training off the page's thread. {@link descent.web.worker.TrainingWorker} is what runs in a web
 * worker, {@link descent.web.worker.RemoteRun} is its other end in the page, and the messages
 * between them are {@link descent.web.worker.Command} and {@link descent.web.worker.Snapshot}.
 * Several workers share the batches of one run as a {@link descent.web.worker.Team}.
 */
@NullMarked
package descent.web.worker;

import org.jspecify.annotations.NullMarked;
