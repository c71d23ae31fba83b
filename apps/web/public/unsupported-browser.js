// Runs only in browsers without support for modules, so it uses old syntax.
document.addEventListener('DOMContentLoaded', function () {
  document.getElementById('app').innerText =
    'This browser is not supported by Visavis. Please use a current version of Chrome, Edge, Firefox or Safari.';
});
