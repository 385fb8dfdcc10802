package descent.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The backend contract on each of the two kernel modules, in Chromium. */
class SelfTestIT {
  @ParameterizedTest
  @ValueSource(strings = {"baseline", "relaxed"})
  void keepsTheContract(String machine) throws IOException {
    try (StaticSite site = StaticSite.open();
        Page page = site.visit("selftest.html?simd=" + machine)) {
      Object failures =
          page.evaluate(
              """
              async () => (await window.selftest).machines
                  .flatMap(result => result.cases)
                  .filter(each => each.failure)
                  .map(each => each.failure)
              """);
      Object count = page.evaluate("async () => (await window.selftest).machines[0].cases.length");
      assertEquals(List.of(), failures);
      assertEquals(List.of(), site.complaints());
      assertTrue((Integer) count > 200, count + " cases were tried");
    }
  }
}
