// Runs only in browsers that do not know modules, so it is written for them.
document.addEventListener('DOMContentLoaded', function () {
  document.getElementById('app').innerText =
    'This browser is too old for Visavis. Please use a current version of Chrome, Edge, Firefox or Safari.';
});
