/** The web worker: runs experiments off the page's thread and reports to it by messages. */
@NullMarked
package descent.web.worker;

import org.jspecify.annotations.NullMarked;
