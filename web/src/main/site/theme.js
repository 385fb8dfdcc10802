/* Chooses the theme before anything is drawn; without storage the system's theme is used. */
'use strict';
try {
  const chosen = localStorage.getItem('descent-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch { /* The browser keeps no settings here. */ }
