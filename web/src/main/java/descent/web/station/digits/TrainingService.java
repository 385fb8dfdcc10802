package descent.web.station.digits;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;

/** The training service that may stand behind the page, over HTTP. */
final class TrainingService {
  private TrainingService() {}

  /** Receives JSON. */
  @JSFunctor
  interface Answer extends JSObject {
    void receive(String json);
  }

  /** Receives a sentence about what went wrong. */
  @JSFunctor
  interface Failure extends JSObject {
    void fail(String sentence);
  }

  /** Receives what happens in a job: the event's name and its data as JSON. */
  @JSFunctor
  interface Events extends JSObject {
    void happened(String event, String json);
  }

  /**
   * Asks who serves the page. A static host answers with the file that the site has in this place,
   * which says that there is no service.
   */
  @JSBody(
      params = {"answer", "failure"},
      script =
          "fetch('api/status').then(function(response) {"
              + "  if (!response.ok) throw new Error('it answered ' + response.status);"
              + "  return response.text();"
              + "}).then(answer, function(error) { failure(error.message); });")
  static native void status(Answer answer, Failure failure);

  /** Begins a job; the answer is its address, without a slash at the end. */
  @JSBody(
      params = {"experiment", "begun", "failure"},
      script =
          "fetch('api/jobs', { method: 'POST', body: experiment,"
              + " headers: { 'Content-Type': 'application/json' } })"
              + ".then(function(response) {"
              + "  return response.text().then(function(text) {"
              + "    if (!response.ok) {"
              + "      var sentence = text;"
              + "      try { sentence = JSON.parse(text).error || text; } catch (e) {}"
              + "      throw new Error(sentence);"
              + "    }"
              + "    begun(response.headers.get('Location'));"
              + "  });"
              + "}).catch(function(error) { failure(error.message); });")
  static native void begin(String experiment, Answer begun, Failure failure);

  /** Listens to a job until the answer is ended; the browser reconnects by itself. */
  @JSBody(
      params = {"job", "events"},
      script =
          "var source = new EventSource(job + '/events');"
              + "['started', 'progress', 'epoch', 'done', 'failed', 'cancelled', 'interrupted']"
              + ".forEach(function(name) {"
              + "  source.addEventListener(name, function(event) { events(name, event.data); });"
              + "});"
              + "source.onerror = function() {"
              + "  events(source.readyState === 2 ? 'lost' : 'waiting', '{}'); };"
              + "return source;")
  static native JSObject listen(String job, Events events);

  @JSBody(params = "source", script = "source.close();")
  static native void end(JSObject source);

  @JSBody(
      params = {"job", "failure"},
      script =
          "fetch(job, { method: 'DELETE' }).then(function(response) {"
              + "  if (!response.ok) failure('The job could not be cancelled.');"
              + "}, function(error) { failure(error.message); });")
  static native void cancel(String job, Failure failure);
}
