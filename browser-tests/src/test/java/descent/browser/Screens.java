package descent.browser;

import com.microsoft.playwright.Browser;

/** The screens that the page is looked at on. */
enum Screens {
  DESK(1280, 800),
  PHONE(390, 844),
  SMALL_PHONE(360, 640);

  private final int width;
  private final int height;

  Screens(int width, int height) {
    this.width = width;
    this.height = height;
  }

  int width() {
    return width;
  }

  Browser.NewPageOptions options() {
    return new Browser.NewPageOptions()
        .setViewportSize(width, height)
        .setHasTouch(this != DESK)
        .setDeviceScaleFactor(this == DESK ? 1 : 2);
  }
}
